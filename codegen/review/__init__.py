"""Reviewing what would be written: pending snapshots, and rendered files that are no longer what would be rendered."""
