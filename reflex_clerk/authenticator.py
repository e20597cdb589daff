"""From a token to claims: joins the pure verifier with a key source, and lets nothing but a `TokenError` out."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from typing import Any

from .claims import SessionClaims
from .errors import ConfigError, InvalidSignature, KeysUnavailable, TokenError, UnknownKey
from .keys.jwks import KeySet
from .keys.remote import KeySource
from .skew import ClockSkew
from .token import Verifier

_log = logging.getLogger(__name__)


class Authenticator:
    """Verifies tokens with keys that are fetched when they are needed; one object serves a whole process.

    `keys` may be None when the verifier's settings hold a `jwt_key`, and is not asked then. `clock` gives seconds
    since 1970. Raises `ConfigError` when there is neither.
    """

    def __init__(
        self, verifier: Verifier, keys: KeySource | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        networkless = verifier.settings.jwt_key is not None
        if keys is None and not networkless:
            raise ConfigError("no source of keys: give the authenticator a key source, or set jwt_key")
        self._verifier = verifier
        self._keys = None if networkless else keys
        self._clock = clock
        self.skew = ClockSkew()

    async def authenticate(self, token: object) -> SessionClaims:
        """Give the claims of `token`, which may be any JSON value, or raise a `TokenError`.

        `KeysUnavailable` says nothing about the token: sign nobody in, but an existing session may go on until it
        expires. Every other `TokenError` ends the session.
        """
        try:
            return self._check_claims(await self._read_signed(token))
        except TokenError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever goes wrong, nobody is signed in, and the caller gets to clear
            _log_without_values(error)
            raise TokenError from None

    def check_at_once(self, token: object) -> SessionClaims | None:
        """Give the claims of `token` by the keys at hand; None when only a fetch of newer keys could tell.

        Never waits. Raises a `TokenError` as `authenticate` does.
        """
        held = self._keys.held() if self._keys else None
        try:
            return self._check_claims(self._verifier.read_signed(token, keys=held))
        except (UnknownKey, InvalidSignature):
            if self._keys is None:
                raise
            return None
        except TokenError:
            raise
        except Exception as error:  # noqa: BLE001 - as in `authenticate`
            _log_without_values(error)
            raise TokenError from None

    def _check_claims(self, payload: dict[str, Any]) -> SessionClaims:
        now = self._clock()
        self.skew.observe(SessionClaims(payload), now)
        return self._verifier.check_claims(payload, now)

    async def _read_signed(self, token: object) -> dict[str, Any]:
        """Check the form and the signature; only a key that is unknown or denies the signature is worth a fetch."""
        held = self._keys.held() if self._keys else None
        try:
            return self._verifier.read_signed(token, keys=held)
        except (UnknownKey, InvalidSignature) as refusal:
            newer = await self._newer_keys(held, refusal)
        return self._verifier.read_signed(token, keys=newer)

    async def _newer_keys(self, held: KeySet | None, refusal: UnknownKey | InvalidSignature) -> KeySet:
        if self._keys is None:
            raise refusal
        try:
            return await self._keys.refetch(held)
        except KeysUnavailable:
            # A key that we hold has spoken; that a newer one might speak otherwise does not keep a session alive.
            # Of a key that nobody could look for nothing is known: it may be a new one, and the user an honest one.
            if isinstance(refusal, InvalidSignature):
                raise refusal from None
            raise


def _log_without_values(error: Exception) -> None:
    """Log type and place only: the text of an exception, as the lines of its traceback, may quote the token."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    _log.error("unforeseen %s in %s, line %s; the token is refused", type(error).__name__, place.name, place.lineno)
