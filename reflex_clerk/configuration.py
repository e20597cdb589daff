"""How an app tells the backend which Clerk instance it trusts: set once at import by `configure`, or by the environment.

It holds options and the key set that they lead to, which is the same for everyone; never anything of a session.
`clerk_provider` and `wrap_app` pass on what they are given, so most apps need no call of their own.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from codegen.names import suggestion

from .authenticator import Authenticator
from .errors import ConfigError
from .keys.remote import KeySource, RemoteKeys
from .refusal import OnRefused, demand_on_refused, show_toast
from .settings import DEFAULT_LEEWAY, KeySettings, VerifierSettings
from .texts import texts
from .token import Verifier

ENVIRONMENT: Mapping[str, str] = {
    "publishable_key": "CLERK_PUBLISHABLE_KEY",
    "secret_key": "CLERK_SECRET_KEY",
    "jwt_key": "CLERK_JWT_KEY",
    "api_url": "CLERK_API_URL",
}
"""Environment variables, named as Clerk's own SDKs name them, that stand in for options that are not given."""

MAX_GRACE = 3600.0
"""Seconds. A longer grace would keep people in whose session was revoked long ago."""

MAX_TIMEOUT = 600.0
"""Seconds. Nobody waits longer for a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The options of `configure`; see there. Wrong values raise `ConfigError` when the object is made."""

    publishable_key: str | None = None
    secret_key: str | None = None
    jwt_key: str | None = None
    api_url: str | None = None
    frontend_api_url: str | None = None
    leeway: int = DEFAULT_LEEWAY
    issuer: str | None = None
    authorized_parties: str | Sequence[str] | None = None
    audience: str | Sequence[str] | None = None
    accept_pending: bool = False
    accept_templates: bool = False
    offline_grace: float = 0.0
    sign_in_url: str = "/sign-in"
    public_claims: str | Sequence[str] = ()
    check_timeout: float = 10.0
    on_refused: OnRefused = show_toast

    def __post_init__(self) -> None:
        checked = self.verifier_settings()
        object.__setattr__(self, "authorized_parties", checked.authorized_parties)
        object.__setattr__(self, "audience", checked.audience)
        if self.secret_key is not None or self.publishable_key is not None:
            self.key_settings()
        _check_seconds("offline_grace", self.offline_grace, 0, MAX_GRACE)
        _check_seconds("check_timeout", self.check_timeout, 0, MAX_TIMEOUT)
        demand_on_refused(self.on_refused)
        if not isinstance(self.sign_in_url, str) or not self.sign_in_url:
            raise ConfigError("sign_in_url must be the address of the page where people sign in, such as /sign-in")
        object.__setattr__(self, "public_claims", texts("public_claims", self.public_claims))

    def verifier_settings(self) -> VerifierSettings:
        """Give the options that concern a token."""
        return VerifierSettings(**{field.name: getattr(self, field.name) for field in fields(VerifierSettings)})

    def key_settings(self) -> KeySettings:
        """Give the options that concern the key set."""
        return KeySettings(**{field.name: getattr(self, field.name) for field in fields(KeySettings) if field.init})

    def __repr__(self) -> str:
        return f"Configuration(publishable_key={self.publishable_key!r}, secrets hidden)"


class Backend:
    """What the configuration leads to in this process: who verifies tokens, and what time it is."""

    def __init__(
        self,
        configuration: Configuration,
        *,
        keys: KeySource | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.configuration = configuration
        self.clock = clock
        self.sleep = sleep
        self._keys = keys
        self._authenticator: Authenticator | None = None

    @property
    def is_in_use(self) -> bool:
        """Whether tokens have been verified by these options, so that others would be a silent change."""
        return self._authenticator is not None

    def renewed(self) -> Backend:
        """Give another one with the same options, not in use yet."""
        return Backend(self.configuration, keys=self._keys, clock=self.clock, sleep=self.sleep)

    @property
    def authenticator(self) -> Authenticator:
        """Who verifies tokens; made when first used, so that a build without keys works. Raises `ConfigError`."""
        if self._authenticator is None:
            verifier = Verifier(self.configuration.verifier_settings())
            keys = self._keys
            if keys is None and self.configuration.jwt_key is None:
                keys = RemoteKeys(self.configuration.key_settings().endpoint)
            self._authenticator = Authenticator(verifier, keys, clock=self.clock)
        return self._authenticator


def configure(
    *,
    keys: KeySource | None = None,
    clock: Callable[[], float] | None = None,
    sleep: Callable[[float], Awaitable[object]] | None = None,
    **options: Any,
) -> Configuration:
    """Set options of the backend; what is not given stays as it was. Call it where the app is made, before it runs.

    Once this process has verified a token it is too late for another value, and an error; a test takes
    `reflex_clerk.testing.configured`.

    One of these says whose tokens count; the environment is asked for those that are not given (`CLERK_JWT_KEY`,
    `CLERK_SECRET_KEY`, `CLERK_PUBLISHABLE_KEY`):

    - `jwt_key`: the instance's public key as PEM text; no network is needed then;
    - `secret_key`: the key set comes from the Backend API (`api_url` stands in for its address);
    - `publishable_key`: the key set comes from the Frontend API (`frontend_api_url` stands in for its address).

    What a token must satisfy: `leeway` (seconds, 0 to 3600), `issuer`, `authorized_parties` (set it: the origins of
    your pages), `audience`, `accept_pending`, `accept_templates`; see `VerifierSettings`.

    What the app does with it: `offline_grace`, seconds for which a session counts after its end while the browser is
    silent (default 0); `sign_in_url`, where guards send people; `public_claims`, names of claims that
    `ClerkState.claims` shows to the browser (default none); `check_timeout`, seconds that `on_load` and guarded pages
    wait for the auth check (default 10); `on_refused`, a function that takes a `Refusal` and gives the events that tell
    the user (default a toast).

    `keys`, `clock` and `sleep` stand in for the key endpoint and the time in tests. Raises `ConfigError`.
    """
    global _backend  # noqa: PLW0603 - the options of the process, set at import
    before = _current()
    known = {field.name for field in fields(Configuration)}
    if unknown := sorted(options.keys() - known):
        raise ConfigError(f"configure has no option {unknown[0]!r}; {suggestion(unknown[0], sorted(known))}")
    configuration = replace(before.configuration, **options)
    if configuration == before.configuration and (keys, clock, sleep) == (None, None, None):
        return configuration  # each page with a provider of its own says the same, and the key set is kept
    if before.is_in_use:
        changed = [name for name in options if getattr(configuration, name) != getattr(before.configuration, name)]
        names = [*changed, *(name for name, given in (("keys", keys), ("clock", clock), ("sleep", sleep)) if given)]
        raise ConfigError(
            f"configure({'=…, '.join(names)}=…) comes too late: this process has verified tokens by other options; "
            "call it where the app is made, before it runs. In a test: `with reflex_clerk.testing.configured(…):`"
        )
    _backend = Backend(
        configuration, keys=keys or before._keys, clock=clock or before.clock, sleep=sleep or before.sleep
    )
    return configuration


def backend() -> Backend:
    """Give what was configured."""
    return _current()


def _current() -> Backend:
    global _backend  # noqa: PLW0603 - as above; made late so that a test or an app may set the environment first
    if _backend is None:
        found: dict[str, Any] = {option: os.environ.get(variable) or None for option, variable in ENVIRONMENT.items()}
        _backend = Backend(Configuration(**found))
    return _backend


def restore(saved: Backend | None) -> Backend | None:
    """Put a configuration back and give the one that was there, for tests; None asks the environment again."""
    global _backend
    previous, _backend = _backend, saved
    return previous


def _check_seconds(option: str, seconds: float, least: float, most: float) -> None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not least <= seconds <= most:
        raise ConfigError(f"{option} must be a number of seconds from {least:.0f} to {most:.0f}, not {seconds!r}")


_backend: Backend | None = None
