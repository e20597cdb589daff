"""Clerk's public keys: read them (`jwks`), know where they are (`endpoint`), fetch (`fetch`) and keep them (`remote`).

Nothing is imported here, so that verification alone never loads an HTTP client.
"""
