"""The keys that the fake signs with: made at start, never stored, published as Clerk publishes its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from .ids import new_id

KEY_BITS = 2048
"""As Clerk's own keys."""

_CATEGORY = "cl_B7d4PD111AAA"
"""The `cat` member in the header of Clerk's session tokens; strict JWT libraries trip over it, so the fake has it too."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SigningKey:
    """An RSA key pair and its kid."""

    kid: str
    private: rsa.RSAPrivateKey

    def __repr__(self) -> str:
        return f"SigningKey(kid={self.kid!r})"

    @classmethod
    def generate(cls, kid: str | None = None) -> SigningKey:
        """Make a new pair, under a new kid unless one is given."""
        return cls(kid or new_id("ins"), rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS))

    @property
    def pem(self) -> str:
        """The public key as PEM text, for the `jwt_key` of `VerifierSettings`: verification without a network."""
        spki = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.private.public_key().public_bytes(serialization.Encoding.PEM, spki).decode()

    @property
    def jwk(self) -> dict[str, Any]:
        """The public key as a member of a key set."""
        numbers = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {"use": "sig", "kty": "RSA", "kid": self.kid, "alg": "RS256", "n": numbers["n"], "e": numbers["e"]}

    def sign(self, claims: dict[str, Any], *, kid: str | None = None) -> str:
        """Make a token; its header names another kid than this key's if one is given."""
        headers = {"cat": _CATEGORY, "kid": kid or self.kid}
        return jwt.encode(claims, self.private, algorithm="RS256", headers=headers)


class KeyRing:
    """The keys of one instance: the newest signs, all of them are published."""

    def __init__(self) -> None:
        self._keys = [SigningKey.generate()]

    @property
    def current(self) -> SigningKey:
        """The key that signs from now on."""
        return self._keys[-1]

    @property
    def document(self) -> dict[str, Any]:
        """The key set as JSON, newest key first."""
        return {"keys": [key.jwk for key in reversed(self._keys)]}

    def rotate(self, *, same_kid: bool = False) -> SigningKey:
        """Replace the key by a new one, under a new kid or, as no one should, under the same.

        The old key is withdrawn at once: tokens that it signed verify no longer once a verifier has the new set.
        """
        self._keys = [SigningKey.generate(self.current.kid if same_kid else None)]
        return self.current


@cache
def stranger() -> SigningKey:
    """Give a key that no instance publishes, one for the whole process, for tokens that must be refused."""
    return SigningKey.generate()
