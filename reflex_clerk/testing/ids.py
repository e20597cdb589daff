"""Names in the form of Clerk's: a prefix that says what it is, and 27 characters."""

from __future__ import annotations

import secrets
import string

_ALPHABET = string.digits + string.ascii_letters
_LENGTH = 27


def new_id(prefix: str) -> str:
    """Make a new id such as `user_2abc…`; no two are alike."""
    return f"{prefix}_{''.join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))}"
