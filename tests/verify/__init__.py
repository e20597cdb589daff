"""Verification: tokens, key sets and options, against the written contract and with an injected clock."""
