"""The options of verification and of the key set, checked when they are set and frozen from then on; no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .errors import ConfigError
from .keys.endpoint import KeyEndpoint, backend_endpoint, frontend_endpoint
from .keys.pem import public_key_from_pem

MAX_LEEWAY = 3600
"""Seconds. More would make the life of a token, a minute, meaningless."""

DEFAULT_LEEWAY = 60
"""Seconds; the default of the packages that this one replaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierSettings:
    """What a session token must satisfy. Every wrong value raises `ConfigError` here, never at verification."""

    leeway: int = DEFAULT_LEEWAY
    """Seconds, 0 to 3600, by which this machine's clock and Clerk's may differ."""
    issuer: str | None = None
    """What `iss` must be, character by character (`https://clerk.example.com`); None leaves it unchecked."""
    authorized_parties: Sequence[str] | None = None
    """Origins of which `azp` must be one (`["https://app.example.com"]`); None leaves it unchecked."""
    audience: str | Sequence[str] | None = None
    """`aud` must be, or hold, one of these; None ignores `aud`."""
    jwt_key: str | None = field(default=None, repr=False)
    """PEM public key of the Clerk instance: verification then needs no network, and a token's kid is not looked at."""
    accept_pending: bool = False
    """Accept sessions of status `pending`, which Clerk itself counts as signed out."""
    accept_templates: bool = False
    """Accept tokens of JWT templates, which name no session. Give each template an `aud`, and set `audience`: without a
    session, what else the instance signs for a user looks the same."""

    def __post_init__(self) -> None:
        if type(self.leeway) is not int or not 0 <= self.leeway <= MAX_LEEWAY:
            raise ConfigError(f"leeway must be a whole number of seconds from 0 to {MAX_LEEWAY}, not {self.leeway!r}")
        if self.issuer is not None and not _is_text(self.issuer):
            raise ConfigError(f"issuer must be a non-empty string or None, not {self.issuer!r}")
        if self.authorized_parties is not None:
            object.__setattr__(self, "authorized_parties", _texts("authorized_parties", self.authorized_parties))
        if self.audience is not None:
            audience = [self.audience] if isinstance(self.audience, str) else self.audience
            object.__setattr__(self, "audience", _texts("audience", audience))
        if self.jwt_key is not None:
            if not isinstance(self.jwt_key, str):
                raise ConfigError(f"jwt_key must be PEM text or None, not a {type(self.jwt_key).__name__}")
            public_key_from_pem(self.jwt_key)
        for option, value in (("accept_pending", self.accept_pending), ("accept_templates", self.accept_templates)):
            if type(value) is not bool:
                raise ConfigError(f"{option} must be True or False, not {value!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySettings:
    """Which Clerk instance's key set to fetch; wrong values raise `ConfigError` here. Not needed with a `jwt_key`.

    With a secret key the Backend API is asked, as by Clerk's own SDKs; with a publishable key alone the Frontend API,
    which publishes the same keys to everyone.
    """

    secret_key: str | None = field(default=None, repr=False)
    """`sk_test_…` or `sk_live_…`."""
    publishable_key: str | None = None
    """`pk_test_…` or `pk_live_…`."""
    api_url: str | None = None
    """Address that stands in for Clerk's Backend API, without `/v1`."""
    frontend_api_url: str | None = None
    """Address that stands in for the host in the publishable key: a proxy."""
    endpoint: KeyEndpoint = field(init=False)
    """Where the key set is, worked out from the others."""

    def __post_init__(self) -> None:
        if self.secret_key is not None:
            endpoint = backend_endpoint(self.secret_key, self.api_url)
        elif self.publishable_key is not None:
            endpoint = frontend_endpoint(self.publishable_key, self.frontend_api_url)
        else:
            raise ConfigError(
                "no source of keys: set secret_key, publishable_key, or jwt_key of the verifier's settings"
            )
        object.__setattr__(self, "endpoint", endpoint)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _texts(option: str, values: object) -> tuple[str, ...]:
    """Check a list of strings; an empty one is refused, as Clerk's SDKs disagree whether it means "any" or "none"."""
    if not isinstance(values, list | tuple) or not values or not all(map(_is_text, values)):
        raise ConfigError(f"{option} must be a non-empty list of non-empty strings or None, not {values!r}")
    return tuple(values)
