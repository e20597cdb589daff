"""Clerk's React components for Reflex pages, of both of Clerk's lines."""
