"""Verify a Clerk session token: signature first, then claims. Pure: no network, no log, and the time is an argument."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from .claims import SessionClaims
from .encoding import BASE64URL_ALPHABET, decode_base64url, decode_json_object
from .errors import (
    InvalidAlgorithm,
    InvalidAuthorizedParty,
    InvalidClaim,
    InvalidSignature,
    MissingClaim,
    SessionPending,
    TokenExpired,
    TokenIssuedInFuture,
    TokenMalformed,
    TokenNotYetValid,
    TokenTypeMismatch,
    UnknownKey,
)
from .keys.jwks import KeySet
from .keys.pem import public_key_from_pem
from .settings import VerifierSettings

MAX_CHARACTERS = 16_384
"""A session token has about 1000; the limit bounds the work that a stranger can cause."""

USER = "user_"
"""What the id of every user begins with; machines have ids and tokens, too."""

_RS256 = RSAAlgorithm(RSAAlgorithm.SHA256)
"""The algorithm itself: the base64 loop of `jwt.decode` takes twice the time of the signature."""


class Verifier:
    """Decides whether a session token holds, by options that were checked when they were set; threads may share it."""

    def __init__(self, settings: VerifierSettings | None = None) -> None:
        self.settings = settings or VerifierSettings()
        pem = self.settings.jwt_key
        self._networkless = None if pem is None else KeySet(any_kid=public_key_from_pem(pem))

    def verify(self, token: object, now: float | None = None, *, keys: KeySet | None = None) -> SessionClaims:
        """Give the claims of `token`, or raise a `TokenError` that says why not.

        `token` may be any JSON value, as a websocket carries any. `now` is in seconds since 1970, the machine's clock
        if not given. `keys` is not used when the settings hold a `jwt_key`.
        """
        payload = self.read_signed(token, keys=keys)
        return self.check_claims(payload, time.time() if now is None else now)

    def read_signed(self, token: object, *, keys: KeySet | None = None) -> dict[str, Any]:
        """Give the payload of `token` once its signature holds; its claims, time among them, are still unchecked.

        Raises `TokenMalformed`, `InvalidAlgorithm`, `TokenTypeMismatch`, `UnknownKey` or `InvalidSignature`.
        """
        header, payload, signature = _segments(token)
        keys = self._networkless or keys or KeySet()
        key = keys.proven_headers.get(header) or _key_named_by(header, keys)
        signature_bytes = decode_base64url(signature)
        if signature_bytes is None or not _RS256.verify(header + b"." + payload, key, signature_bytes):
            raise InvalidSignature
        keys.remember(header, key)
        return _read_object(payload)

    def check_claims(self, payload: dict[str, Any], now: float) -> SessionClaims:
        """Check the claims of a payload whose signature holds, at the time `now` in seconds since 1970.

        Raises `InvalidClaim` or one of its kinds, `TokenExpired`, `TokenNotYetValid`, `TokenIssuedInFuture` or
        `SessionPending`.
        """
        subject = _required(payload, "sub")
        if not isinstance(subject, str) or not subject.startswith(USER):
            raise InvalidClaim("sub", "is not the id of a user")
        if not self.settings.accept_templates:
            session = _required(payload, "sid")
            if not isinstance(session, str) or not session:
                raise InvalidClaim("sid", "is not a non-empty string")
        self._check_times(payload, now)
        self._check_parties(payload)
        if payload.get("sts") == "pending" and not self.settings.accept_pending:
            raise SessionPending
        return SessionClaims(payload)

    def _check_times(self, payload: Mapping[str, Any], now: float) -> None:
        leeway = self.settings.leeway
        expires_at = _seconds("exp", _required(payload, "exp"))
        not_before = _seconds("nbf", _required(payload, "nbf"))
        issued_at = _seconds("iat", payload.get("iat", not_before))  # may be absent, and then decides nothing
        if expires_at <= now - leeway:
            raise TokenExpired
        if not_before > now + leeway:
            raise TokenNotYetValid
        if issued_at > now + leeway:
            raise TokenIssuedInFuture

    def _check_parties(self, payload: Mapping[str, Any]) -> None:
        settings = self.settings
        if settings.issuer is not None and _required(payload, "iss") != settings.issuer:
            raise InvalidClaim("iss", "is not the configured issuer")
        if settings.authorized_parties is not None and payload.get("azp") not in settings.authorized_parties:
            raise InvalidAuthorizedParty
        if settings.audience is not None:
            audience = _required(payload, "aud")
            audiences = audience if isinstance(audience, list) else [audience]
            if not any(accepted in audiences for accepted in settings.audience):
                raise InvalidClaim("aud", "holds none of the configured audiences")


def _segments(token: object) -> list[bytes]:
    """Split a token into header, payload and signature: three non-empty texts of base64url's characters, no more."""
    if type(token) is not str or len(token) > MAX_CHARACTERS or not token.isascii():
        raise TokenMalformed
    data = token.encode()
    if data.translate(None, BASE64URL_ALPHABET) != b"..":
        raise TokenMalformed
    segments = data.split(b".")
    if not all(segments):
        raise TokenMalformed
    return segments


def _key_named_by(segment: bytes, keys: KeySet) -> RSAPublicKey:
    header = _read_object(segment)
    if header.get("alg") != "RS256":
        raise InvalidAlgorithm
    if "crit" in header or header.get("b64", True) is not True:
        raise TokenMalformed
    kind = header.get("typ", "JWT")
    if not isinstance(kind, str) or kind.lower() != "jwt":
        raise TokenTypeMismatch
    key = keys.get(header.get("kid"))
    if key is None:
        raise UnknownKey
    return key


def _read_object(segment: bytes) -> dict[str, Any]:
    data = decode_base64url(segment)
    value = None if data is None else decode_json_object(data)
    if value is None:
        raise TokenMalformed
    return value


def _required(payload: Mapping[str, Any], claim: str) -> Any:
    if claim not in payload:
        raise MissingClaim(claim)
    return payload[claim]


def _seconds(claim: str, value: object) -> float:
    """Take an int or a finite float; `type` because a bool is an int to `isinstance`."""
    if type(value) is int or (type(value) is float and math.isfinite(value)):
        return value
    raise InvalidClaim(claim, "is not a finite number of seconds")
