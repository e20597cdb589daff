"""Strict base64url and JSON, as a token's segments and a key set need them: one spelling per value, no surprises."""

from __future__ import annotations

import binascii
import json
from typing import Any

_TO_STANDARD_ALPHABET = bytes.maketrans(b"-_", b"+/")

_LAST_CHARACTERS = {2: "AQgw", 3: "AEIMQUYcgkosw048"}
"""By length modulo 4: the last characters that leave the unused bits zero."""


def decode_base64url(text: str) -> bytes | None:
    """Decode non-empty `text`, which must hold characters of the base64url alphabet only and no padding.

    Returns None unless `text` is the one canonical spelling of its bytes (RFC 4648, section 3.5): otherwise
    several texts would be the same signature.
    """
    remainder = len(text) % 4
    if remainder == 1 or (remainder and text[-1] not in _LAST_CHARACTERS[remainder]):
        return None
    padded = text.encode().translate(_TO_STANDARD_ALPHABET) + b"=" * (-remainder % 4)
    return binascii.a2b_base64(padded, strict_mode=True)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_JSON = json.JSONDecoder(parse_constant=_refuse_constant)


def decode_json_object(data: bytes) -> dict[str, Any] | None:
    """Read a JSON object from UTF-8 `data`; None for anything else.

    Also None for `NaN` and `Infinity`, for nesting past Python's recursion limit and for integers past its limit of
    4300 digits. The cause is left out on purpose: Python's errors quote what they could not read.
    """
    try:
        value = _JSON.decode(data.decode())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
