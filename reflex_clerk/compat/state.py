"""`ClerkState` with the class methods by which reflex_clerk_api is configured; each says what `configure` takes."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Mapping
from typing import Any

from codegen.names import suggestion

from .. import state
from ..configuration import backend, configure
from ..errors import ConfigError
from ..hooks import register_on_auth_change_handler

_OPTIONS = {"iss": "issuer", "azp": "authorized_parties", "aud": "audience"}
"""Claims that can be asked for, and the option of `configure` that does it."""

_KEYS = dict.fromkeys(_OPTIONS, ("value", "values", "essential")) | dict.fromkeys(("exp", "nbf"), ("essential",))
"""What can be said of a claim. Every token must have `exp` and `nbf`; of the others, each that is asked for."""


class _Setting(staticmethod):  # type: ignore[type-arg] # when the program runs, Python's own takes no parameters
    """A function that the class has, and its instances have not: those handle a browser's events, and this is no event."""

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        if instance is not None:
            raise AttributeError("a setting is made on the class, where the app is made")
        return super().__get__(instance, owner)


def register_dependent_handler(handler: Any) -> None:
    """Run an event whenever the identity changes; as `register_on_auth_change_handler`."""
    register_on_auth_change_handler(handler)


def set_auth_wait_timeout_seconds(seconds: float) -> None:
    """Set how long `on_load` waits: `configure(check_timeout=…)`."""
    configure(check_timeout=seconds)


def set_jwt_validate_leeway_seconds(seconds: int) -> None:
    """Set the leeway, a whole number from 0 to 3600: `configure(leeway=…)`. Raises `ValueError`."""
    configure(leeway=seconds)


def set_claims_options(claims_options: Mapping[str, Mapping[str, Any]]) -> None:
    """Say what claims must be: `configure(issuer=…, authorized_parties=…, audience=…)`.

    Takes `{"iss": {"value": …}, "azp": {"values": […]}, "aud": …}`, as authlib does; `exp` and `nbf` are always
    checked. Raises `ConfigError` for all that would be a check less than authlib made: another claim, a `validate` of
    your own, a claim without a value. Check those in a handler of your own.
    """
    options: dict[str, Any] = {}
    for claim, wanted in claims_options.items():
        if claim not in _KEYS:
            raise ConfigError(f"claims_options cannot ask for {claim!r}: {suggestion(claim, tuple(_KEYS))}")
        if not isinstance(wanted, Mapping):
            raise ConfigError(f"claims_options of {claim} must be a dict, such as {{'value': …}}")
        if unknown := sorted(map(str, wanted.keys() - _KEYS[claim])):
            raise ConfigError(
                f"claims_options of {claim} cannot have {unknown[0]!r}, but {', '.join(_KEYS[claim])}: "
                "check the claim in a handler of your own, with current_claims"
            )
        if claim in _OPTIONS:
            options[_OPTIONS[claim]] = _wanted(claim, wanted)
    configure(**options)


class ClerkState(state.ClerkState):
    """Who is signed in: the state of `reflex_clerk`, and the settings of the older package."""

    register_dependent_handler = _Setting(register_dependent_handler)
    set_auth_wait_timeout_seconds = _Setting(set_auth_wait_timeout_seconds)
    set_jwt_validate_leeway_seconds = _Setting(set_jwt_validate_leeway_seconds)
    set_claims_options = _Setting(set_claims_options)

    @property
    def client(self) -> Any:
        """Clerk's SDK with this app's secret key, one for the process. Raises `ConfigError` without a key."""
        configuration = backend().configuration
        if not configuration.secret_key:
            raise ConfigError("Clerk's SDK needs the secret key: set CLERK_SECRET_KEY, or secret_key of clerk_provider")
        return _client(configuration.secret_key, configuration.api_url)


@functools.lru_cache(maxsize=4)
def _client(secret_key: str, api_url: str | None) -> Any:
    address = f"{api_url.rstrip('/')}/v1" if api_url else None
    return importlib.import_module("clerk_backend_api").Clerk(bearer_auth=secret_key, server_url=address)


def _wanted(claim: str, wanted: Mapping[str, Any]) -> Any:
    """Return the value, or the values, that authlib's options name."""
    found = wanted.get("values", wanted.get("value"))
    if found is None:
        raise ConfigError(f"claims_options of {claim} name no value, so any would do: say {{'values': […]}}")
    if claim == "iss" and isinstance(found, list | tuple):
        if len(found) != 1:
            raise ConfigError("a Clerk instance has one issuer; give iss one value")
        return found[0]
    return found
