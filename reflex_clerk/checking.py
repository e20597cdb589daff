"""Verify a token for the state: whatever happens, what comes back is a session or a `TokenError`."""

from __future__ import annotations

import logging

from .claims import SessionClaims
from .configuration import backend
from .errors import ConfigError, KeysUnavailable, TokenError
from .session import Session

_log = logging.getLogger(__name__)


def check_at_once(token: object) -> Session | TokenError | None:
    """Verify any JSON value with the keys at hand, without waiting; None when newer keys have to be fetched."""
    try:
        claims = backend().authenticator.check_at_once(token)
    except TokenError as refusal:
        return refusal
    except ConfigError as problem:
        return _misconfigured(problem)
    return None if claims is None else _held(claims)


async def check(token: object) -> Session | TokenError:
    """Verify any JSON value, and fetch keys if need be."""
    try:
        return _held(await backend().authenticator.authenticate(token))
    except TokenError as refusal:
        return refusal
    except ConfigError as problem:
        return _misconfigured(problem)


def _held(claims: SessionClaims) -> Session:
    configuration = backend().configuration
    return Session.of(claims, leeway=configuration.leeway, grace=configuration.offline_grace)


def _misconfigured(problem: ConfigError) -> KeysUnavailable:
    """Say in the log why nobody can sign in; nothing is said about the token."""
    _log.error("nobody can sign in: %s", problem)
    return KeysUnavailable(str(problem))
