"""Public keys from a JSON Web Key Set or from PEM text; nothing but RSA keys that are fit for RS256 comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError

from reflex_clerk.errors import ConfigError

MIN_KEY_BITS = 2048
MAX_KEY_BITS = 8192
MAX_EXPONENT_BITS = 9 * 8
"""OpenSSL would take any exponent, and a check with a huge one takes seconds."""

MAX_PROVEN_HEADERS = 16

_BASE64URL_NUMBER = re.compile(r"[A-Za-z0-9_-]+")

_PEM = re.compile(
    r"""\s*["']?\s*-----BEGIN\ (?P<label>(?:RSA\ )?PUBLIC\ KEY)-----
        (?P<body>(?:[A-Za-z0-9+/=\s]|\\r|\\n)+)
        -----END\ (?P=label)-----(?:\s|\\r|\\n)*["']?\s*""",
    re.VERBOSE,
)
"""PEM as people have it in environment variables: real or literal line breaks, spaces in their place, quotes."""


class _UnusableKeyError(Exception):
    """A key that is left out; the text says why and holds no value."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """The usable keys of one Clerk instance by kid, parsed once; `skipped` says why others were left out.

    `any_kid` is the one key of a networkless set, which does not look at the kid.
    """

    keys: Mapping[str, RSAPublicKey] = field(default_factory=dict)
    any_kid: RSAPublicKey | None = None
    skipped: tuple[str, ...] = ()
    proven_headers: dict[str, RSAPublicKey] = field(default_factory=dict, repr=False, compare=False)
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
            except _UnusableKeyError as problem:
                skipped.append(f"key {position} of {len(entries)}: {problem}")
            else:
                keys.setdefault(kid, key)
        return cls(keys, skipped=tuple(skipped))

    @classmethod
    def from_pem(cls, text: str) -> KeySet:
        """Make the networkless set of one PEM key; raises `ConfigError` as `public_key_from_pem` does."""
        return cls(any_kid=public_key_from_pem(text))

    def get(self, kid: object) -> RSAPublicKey | None:
        """Give the key with exactly this kid; None for an unknown one, and for anything that is not a string."""
        return self.any_kid or (self.keys.get(kid) if isinstance(kid, str) else None)

    def remember(self, header: str, key: RSAPublicKey) -> None:
        """Note that a signature under this header segment held, so that the segment need not be read again."""
        if len(self.proven_headers) < MAX_PROVEN_HEADERS:
            self.proven_headers[header] = key


def _read_jwk(jwk: Any) -> tuple[str, RSAPublicKey]:
    if not isinstance(jwk, dict):
        raise _UnusableKeyError("it is not an object")
    kid = jwk.get("kid")
    if not isinstance(kid, str) or not kid:
        raise _UnusableKeyError("kid is not a non-empty string")
    if jwk.get("kty") != "RSA":
        raise _UnusableKeyError("kty is not RSA")
    if jwk.get("use") not in (None, "sig"):
        raise _UnusableKeyError("use is not sig")
    if jwk.get("alg") not in (None, "RS256"):
        raise _UnusableKeyError("alg is not RS256")
    operations = jwk.get("key_ops")
    if operations is not None and not (isinstance(operations, list) and "verify" in operations):
        raise _UnusableKeyError("key_ops has no verify")
    return kid, _read_numbers(jwk.get("n"), jwk.get("e"))


def _read_numbers(n: object, e: object) -> RSAPublicKey:
    for number in (n, e):
        if not isinstance(number, str) or not _BASE64URL_NUMBER.fullmatch(number):
            raise _UnusableKeyError("n or e is not a base64url number")
    try:
        # Only the public numbers go in: PyJWT would read private members of the JWK, if there were any.
        key = RSAAlgorithm.from_jwk({"kty": "RSA", "n": n, "e": e})
    except (ValueError, InvalidKeyError):
        raise _UnusableKeyError("n and e are not an RSA public key") from None
    return _fit_for_rs256(key)


def _fit_for_rs256(key: object) -> RSAPublicKey:
    """Check the numbers of a parsed key; that e is odd and at least 3 has been checked by `cryptography`."""
    if not isinstance(key, RSAPublicKey):
        raise _UnusableKeyError("it is not an RSA public key")
    if not MIN_KEY_BITS <= key.key_size <= MAX_KEY_BITS:
        raise _UnusableKeyError(f"it has not between {MIN_KEY_BITS} and {MAX_KEY_BITS} bits")
    numbers = key.public_numbers()
    if numbers.n % 2 == 0:
        raise _UnusableKeyError("n is even")
    if numbers.e.bit_length() > MAX_EXPONENT_BITS:
        raise _UnusableKeyError("e is too long")
    return key


def public_key_from_pem(text: str) -> RSAPublicKey:
    r"""Read the PEM public key of Clerk's dashboard ("JWKS Public Key"), in SPKI or PKCS #1 form.

    Line breaks may be LF, CRLF, the two characters `\n`, spaces, or missing, as environment variables leave them.
    Raises `ConfigError` for anything that is not an RSA public key of 2048 to 8192 bits.
    """
    found = _PEM.fullmatch(text)
    if found is None:
        raise ConfigError(
            "jwt_key is not a PEM public key: it must read -----BEGIN PUBLIC KEY-----, base64 text,"
            " -----END PUBLIC KEY-----; copy the JWKS Public Key from Clerk's dashboard"
        )
    label = found["label"]
    body = re.sub(r"\\[rn]|\s", "", found["body"])
    lines = "\n".join(body[start : start + 64] for start in range(0, len(body), 64))
    try:
        key = RSAAlgorithm(RSAAlgorithm.SHA256).prepare_key(
            f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n"
        )
        return _fit_for_rs256(key)
    except (ValueError, TypeError, InvalidKeyError):
        raise ConfigError("jwt_key cannot be read as an RSA public key; copy it from Clerk's dashboard") from None
    except _UnusableKeyError as problem:
        raise ConfigError(f"jwt_key cannot be used for RS256: {problem}") from None
