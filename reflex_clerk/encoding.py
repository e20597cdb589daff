"""Strict base64url and JSON, as a token's segments need them: one spelling per value, no surprises."""

from __future__ import annotations

import binascii
from typing import Any

from pydantic_core import from_json

BASE64URL_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_TO_STANDARD_ALPHABET = bytes.maketrans(b"-_", b"+/")

_LAST_CHARACTERS = {0: BASE64URL_ALPHABET, 2: b"AQgw", 3: b"AEIMQUYcgkosw048"}
"""By length modulo 4: the last characters that leave the unused bits zero. Nothing has a length of 1 modulo 4."""

_PADDING = {0: b"", 2: b"==", 3: b"="}
"""By length modulo 4."""


def decode_base64url(text: bytes) -> bytes | None:
    """Decode non-empty `text`, which must hold characters of the base64url alphabet only, and so no padding.

    Returns None unless `text` is the one canonical spelling of its bytes (RFC 4648, section 3.5): otherwise
    several texts would be the same signature.
    """
    remainder = len(text) % 4
    if text[-1] not in _LAST_CHARACTERS.get(remainder, b""):
        return None
    return binascii.a2b_base64(text.translate(_TO_STANDARD_ALPHABET) + _PADDING[remainder], strict_mode=True)


def decode_json_object(data: bytes) -> dict[str, Any] | None:
    """Read a JSON object from UTF-8 `data`; None for anything else.

    Also None for what Python's own reader takes or stumbles over: `NaN`, `Infinity`, a byte order mark, half a
    surrogate pair, integers of more than 4300 digits, and nesting deeper than 200. The cause is left out on purpose.
    """
    try:
        # Only names are cached: a claim's value must not stay in memory longer than its token.
        value = from_json(data, allow_inf_nan=False, cache_strings="keys")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
