"""Make tokens and key sets, right and wrong ones, with keys that are generated when they are first used."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

Content = bytes | str | Mapping[str, Any]
"""What a segment is made of: bytes, text, or an object to write as JSON."""

NOW: Final = 1_800_000_000
"""The time at which the corpus is verified, in seconds since 1970."""

KID: Final = "ins_2abcdefghijklmnopqrstuvwxyz0"
ABSENT: Final = object()
"""As the value of a claim or header member: leave it out."""


@cache
def private_key(name: str = "clerk", bits: int = 2048, exponent: int = 65537) -> rsa.RSAPrivateKey:
    """Give the key of this name; the same one for the whole run."""
    return rsa.generate_private_key(public_exponent=exponent, key_size=bits)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value: int) -> str:
    """Spell a number as a JWK does."""
    return base64url(value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def changed(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**base, **changes}.items() if value is not ABSENT}


def header(**changes: Any) -> dict[str, Any]:
    """Give the header of a Clerk session token, with changes."""
    return changed({"alg": "RS256", "cat": "cl_B7d4PD111AAA", "kid": KID, "typ": "JWT"}, changes)


def claims(**changes: Any) -> dict[str, Any]:
    """Give the payload of a Clerk session token of version 2 that is valid at `NOW`, with changes."""
    base = {
        "azp": "https://app.example.com",
        "exp": NOW + 50,
        "fva": [3, -1],
        "iat": NOW - 10,
        "iss": "https://clerk.example.com",
        "jti": "0123456789abcdef0123",
        "nbf": NOW - 20,
        "sid": "sess_2abcdefghijklmnopqrstuvwxy1",
        "sts": "active",
        "sub": "user_2abcdefghijklmnopqrstuvwxy2",
        "v": 2,
    }
    return changed(base, changes)


def segment(content: Content) -> str:
    """Encode one segment: bytes and text as they are, anything else as JSON."""
    if isinstance(content, str):
        return base64url(content.encode())
    if isinstance(content, bytes):
        return base64url(content)
    return base64url(json.dumps(content, separators=(",", ":")).encode())


def signature_of(text: str, key: rsa.RSAPrivateKey | None = None) -> bytes:
    return (key or private_key()).sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())


def sign_text(text: str, key: rsa.RSAPrivateKey | None = None) -> str:
    """Append the RS256 signature to `header.payload`, whatever these are."""
    return f"{text}.{base64url(signature_of(text, key))}"


def mint(
    payload: Content | None = None,
    head: Content | None = None,
    key: rsa.RSAPrivateKey | None = None,
) -> str:
    """Make a token whose signature holds; without arguments a valid one."""
    payload = claims() if payload is None else payload
    head = header() if head is None else head
    return sign_text(f"{segment(head)}.{segment(payload)}", key)


def jwk(key: rsa.RSAPrivateKey | None = None, **changes: Any) -> dict[str, Any]:
    """Give a public key as Clerk publishes it, with changes."""
    numbers = (key or private_key()).public_key().public_numbers()
    base = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": KID, "n": number(numbers.n), "e": number(numbers.e)}
    return changed(base, changes)


def jwks(*keys: Any) -> dict[str, Any]:
    """Give a key set; without arguments that of the instance that mints."""
    return {"keys": list(keys or [jwk()])}


def pem(
    key: rsa.RSAPrivateKey | None = None,
    form: serialization.PublicFormat = serialization.PublicFormat.SubjectPublicKeyInfo,
) -> str:
    return (key or private_key()).public_key().public_bytes(serialization.Encoding.PEM, form).decode()
