"""The options of verification and of the key set, checked when they are set and frozen from then on; no I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .errors import ConfigError
from .keys.endpoint import KeyEndpoint, backend_endpoint, frontend_endpoint
from .keys.pem import public_key_from_pem
from .texts import texts

MAX_LEEWAY = 3600
"""Seconds. More would make the life of a token, a minute, meaningless."""

DEFAULT_LEEWAY = 60
"""Seconds; the default of the packages that this one replaces."""


_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierSettings:
    """What a session token must satisfy. Every wrong value raises `ConfigError` here, never at verification."""

    leeway: int = DEFAULT_LEEWAY
    """Seconds, 0 to 3600, by which this machine's clock and Clerk's may differ."""
    issuer: str | None = None
    """What `iss` must be, character by character (`https://clerk.example.com`); None leaves it unchecked."""
    authorized_parties: str | Sequence[str] | None = None
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
            object.__setattr__(self, "authorized_parties", _origins("authorized_parties", self.authorized_parties))
        if self.audience is not None:
            object.__setattr__(self, "audience", _some_texts("audience", self.audience))
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


def _some_texts(option: str, given: object) -> tuple[str, ...]:
    """Read one string or several; none is refused, as Clerk's SDKs disagree whether that means "any" or "none"."""
    several = texts(option, given)
    if not several:
        raise ConfigError(f"{option} must name at least one; leave it out, or say None, to have it unchecked")
    return several


def _origins(option: str, given: object) -> tuple[str, ...]:
    """Read origins, spelled as browsers spell them: one that never comes would refuse everybody."""
    for origin in (origins := _some_texts(option, given)):
        if not _ORIGIN.fullmatch(origin):
            raise ConfigError(
                f"{option} must be origins, scheme://host or scheme://host:port in small letters, without a path or a "
                f"slash at the end, such as https://app.example.com; not {origin!r}"
            )
    return origins
