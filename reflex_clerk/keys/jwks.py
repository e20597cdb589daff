"""Public keys from a JSON Web Key Set; nothing but RSA keys that are fit for RS256 comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError

MIN_KEY_BITS = 2048
MAX_KEY_BITS = 8192
MAX_EXPONENT_BITS = 9 * 8
"""OpenSSL would take any exponent, and a check with a huge one takes seconds."""

MAX_PROVEN_HEADERS = 16

_BASE64URL_NUMBER = re.compile(r"[A-Za-z0-9_-]+")


class UnusableKeyError(Exception):
    """A key that is left out; the text says why and holds no value."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """The usable keys of one Clerk instance by kid, parsed once; `skipped` says why others were left out.

    `any_kid` is the one key of a networkless set, which does not look at the kid.
    """

    keys: Mapping[str, RSAPublicKey] = field(default_factory=dict)
    any_kid: RSAPublicKey | None = None
    skipped: tuple[str, ...] = ()
    proven_headers: dict[bytes, RSAPublicKey] = field(default_factory=dict, repr=False, compare=False)
    """Header segments under which a signature of this set held, and its key: one text for all tokens of a key."""

    @classmethod
    def parse(cls, document: object) -> KeySet:
        """Read a JWKS document, which may be any JSON value; what is unusable is skipped, nothing is raised.

        Of two usable keys with one kid the first counts (a token is never tried with several keys).
        """
        entries = document.get("keys") if isinstance(document, dict) else None
        if not isinstance(entries, list):
            return cls(skipped=("the document is not an object with a list of keys",))
        keys: dict[str, RSAPublicKey] = {}
        skipped: list[str] = []
        for position, entry in enumerate(entries, start=1):
            try:
                kid, key = _read_jwk(entry)
            except UnusableKeyError as problem:
                skipped.append(f"key {position} of {len(entries)}: {problem}")
            else:
                keys.setdefault(kid, key)
        return cls(keys, skipped=tuple(skipped))

    def get(self, kid: object) -> RSAPublicKey | None:
        """Give the key with exactly this kid; None for an unknown one, and for anything that is not a string."""
        return self.any_kid or (self.keys.get(kid) if isinstance(kid, str) else None)

    def remember(self, header: bytes, key: RSAPublicKey) -> None:
        """Note that a signature under this header segment held, so that the segment need not be read again."""
        if len(self.proven_headers) < MAX_PROVEN_HEADERS:
            self.proven_headers[header] = key


def _read_jwk(jwk: Any) -> tuple[str, RSAPublicKey]:
    if not isinstance(jwk, dict):
        raise UnusableKeyError("it is not an object")
    kid = jwk.get("kid")
    if not isinstance(kid, str) or not kid:
        raise UnusableKeyError("kid is not a non-empty string")
    if jwk.get("kty") != "RSA":
        raise UnusableKeyError("kty is not RSA")
    if jwk.get("use") not in (None, "sig"):
        raise UnusableKeyError("use is not sig")
    if jwk.get("alg") not in (None, "RS256"):
        raise UnusableKeyError("alg is not RS256")
    operations = jwk.get("key_ops")
    if operations is not None and not (isinstance(operations, list) and "verify" in operations):
        raise UnusableKeyError("key_ops has no verify")
    return kid, _read_numbers(jwk.get("n"), jwk.get("e"))


def _read_numbers(n: object, e: object) -> RSAPublicKey:
    for number in (n, e):
        if not isinstance(number, str) or not _BASE64URL_NUMBER.fullmatch(number):
            raise UnusableKeyError("n or e is not a base64url number")
    try:
        # Only the public numbers go in: PyJWT would read private members of the JWK, if there were any.
        key = RSAAlgorithm.from_jwk({"kty": "RSA", "n": n, "e": e})
    except (ValueError, InvalidKeyError):
        raise UnusableKeyError("n and e are not an RSA public key") from None
    return fit_for_rs256(key)


def fit_for_rs256(key: object) -> RSAPublicKey:
    """Check the numbers of a parsed key; that e is odd and at least 3 has been checked by `cryptography`."""
    if not isinstance(key, RSAPublicKey):
        raise UnusableKeyError("it is not an RSA public key")
    if not MIN_KEY_BITS <= key.key_size <= MAX_KEY_BITS:
        raise UnusableKeyError(f"it has not between {MIN_KEY_BITS} and {MAX_KEY_BITS} bits")
    numbers = key.public_numbers()
    if numbers.n % 2 == 0:
        raise UnusableKeyError("n is even")
    if numbers.e.bit_length() > MAX_EXPONENT_BITS:
        raise UnusableKeyError("e is too long")
    return key
