"""`clerk_provider`, `wrap_app` and `on_load` with the parameters that reflex_clerk_api gives them."""

from __future__ import annotations

from typing import Any

import reflex as rx

from .. import hooks, provider
from ..guards.loading import on_load as wait_for_check
from ..users import ClerkUser
from ..waiting import OnTimeout
from .dead import without

_DEAD = {
    "dynamic": "it is for Next.js",
    "sync_host": "it is for browser extensions",
}


def clerk_provider(
    *children: Any,
    publishable_key: str,
    secret_key: str | None = None,
    register_user_state: bool = False,
    appearance: Any = None,
    **props: Any,
) -> rx.Component:
    """Return Clerk's provider round `children`; `props` are those of Clerk's provider and of `reflex_clerk.clerk_provider`.

    `register_user_state` keeps `ClerkUser` current. Raises as `reflex_clerk.clerk_provider` does.
    """
    _register(register_user_state)
    options = _options(props) | {"secret_key": secret_key, "appearance": appearance}
    return provider.clerk_provider(*children, publishable_key=publishable_key, **options)


def wrap_app(
    app: rx.App,
    publishable_key: str,
    secret_key: str | None = None,
    register_user_state: bool = False,
    appearance: Any = None,
    **props: Any,
) -> rx.App:
    """Put `clerk_provider` round every page of an app, and return the app."""
    _register(register_user_state)
    options = _options(props) | {"secret_key": secret_key, "appearance": appearance}
    return provider.wrap_app(app, publishable_key=publishable_key, **options)


def on_load(on_load_events: Any, *, on_timeout: OnTimeout = "skip") -> list[Any]:
    """Return the `on_load` of a page whose events run once it is known who is signed in; none for None.

    Events that nobody is known for in time are left out, as `on_timeout` says; there they ran without a user.
    """
    if on_load_events is None:
        return []
    return [wait_for_check(on_load_events, on_timeout=on_timeout)]


def register_on_auth_change_handler(handler: Any) -> None:
    """Run an event whenever the identity changes: sign-in, sign-out, another account, organization or role."""
    hooks.register_on_auth_change_handler(handler)


def _register(wanted: bool) -> None:
    if wanted:
        register_on_auth_change_handler(ClerkUser.load_user)


def _options(props: dict[str, Any]) -> dict[str, Any]:
    """Leave out what Clerk never reads, and the empty strings that stand for "not set" there."""
    return {name: value for name, value in without(props, _DEAD, "clerk_provider").items() if value != ""}
