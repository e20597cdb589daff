"""Pages for those who are signed in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import reflex as rx

from reflex_clerk.state import ClerkState

from .loading import on_load

Page = Callable[[], rx.Component]


def protect_page(page: Page, loading: Any = None) -> Page:
    """Show `page` while somebody is signed in, else `loading`, a component or a function that gives one.

    While that is shown the backend waits for the auth check, and sends whoever is not signed in to the sign-in page.
    """

    @functools.wraps(page)
    def protected() -> rx.Component:
        shown: rx.Component = rx.cond(ClerkState.is_signed_in, page(), _waiting_room(loading))
        return shown

    return protected


def _waiting_room(loading: Any) -> rx.Component:
    view = loading() if callable(loading) else loading
    room: rx.Component = rx.box(
        rx.center(rx.spinner(), padding="4em") if view is None else view,
        on_mount=on_load(ClerkState.redirect_to_sign_in, on_timeout="redirect"),
    )
    return room
