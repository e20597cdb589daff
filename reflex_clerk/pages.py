"""Whole pages for Clerk's flows, each at a route of yours: sign-in, sign-up, profiles, organizations, tasks, callbacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

import reflex as rx

from . import components as clerk
from .configuration import backend, configure
from .errors import ConfigError

Layout: TypeAlias = Callable[[rx.Component], rx.Component]
"""What puts one of Clerk's cards into a page of the app's own design."""

TASKS = {
    "choose-organization": clerk.task_choose_organization,
    "reset-password": clerk.task_reset_password,
    "setup-mfa": clerk.task_setup_mfa,
}
"""What may be left to do for a user with a pending session, by Clerk's names."""


def centered(card: rx.Component) -> rx.Component:
    """Put a card into the middle of the window."""
    whole: rx.Component = rx.center(card, min_height="100vh", padding="1em")
    return whole


def add_sign_in_page(
    app: rx.App, publishable_key: str | None = None, route: str = "/sign-in", *, layout: Layout = centered, **props: Any
) -> None:
    """Add the sign-in page; `props` are those of `sign_in`. Guards send people to `configure(sign_in_url=…)`."""
    _add_flow(app, publishable_key, route, layout, lambda: clerk.sign_in(**_routed(route, props)))


def add_sign_up_page(
    app: rx.App, publishable_key: str | None = None, route: str = "/sign-up", *, layout: Layout = centered, **props: Any
) -> None:
    """Add the sign-up page; `props` are those of `sign_up`."""
    _add_flow(app, publishable_key, route, layout, lambda: clerk.sign_up(**_routed(route, props)))


def add_user_profile_page(
    app: rx.App,
    publishable_key: str | None = None,
    route: str = "/user-profile",
    *children: rx.Component,
    layout: Layout = centered,
    **props: Any,
) -> None:
    """Add the user's profile; `children` are pages and links in it, `props` those of `user_profile`."""
    _add_flow(app, publishable_key, route, layout, lambda: clerk.user_profile(*children, **_routed(route, props)))


def add_organization_profile_page(
    app: rx.App,
    publishable_key: str | None = None,
    route: str = "/organization-profile",
    *children: rx.Component,
    layout: Layout = centered,
    **props: Any,
) -> None:
    """Add the organization's profile; `children` are pages and links in it, `props` those of `organization_profile`."""
    _add_flow(
        app, publishable_key, route, layout, lambda: clerk.organization_profile(*children, **_routed(route, props))
    )


def add_create_organization_page(
    app: rx.App,
    publishable_key: str | None = None,
    route: str = "/create-organization",
    *,
    layout: Layout = centered,
    **props: Any,
) -> None:
    """Add the page that makes an organization; `props` are those of `create_organization`."""
    _add_flow(app, publishable_key, route, layout, lambda: clerk.create_organization(**_routed(route, props)))


def add_waitlist_page(
    app: rx.App,
    publishable_key: str | None = None,
    route: str = "/waitlist",
    *,
    layout: Layout = centered,
    **props: Any,
) -> None:
    """Add the page to join the waitlist; `props` are those of `waitlist`."""
    _add_page(app, publishable_key, route, layout, lambda: clerk.waitlist(**props))


def add_sso_callback_page(
    app: rx.App,
    publishable_key: str | None = None,
    route: str = "/sso-callback",
    *,
    layout: Layout = centered,
    **props: Any,
) -> None:
    """Add the page that other providers send people back to, for a sign-in form of your own.

    `props` are those of `authenticate_with_redirect_callback`.
    """
    _add_page(app, publishable_key, route, layout, lambda: clerk.authenticate_with_redirect_callback(**props))


def add_task_pages(
    app: rx.App,
    publishable_key: str | None = None,
    route: str = "/tasks",
    *,
    redirect_url_complete: str = "/",
    layout: Layout = centered,
) -> dict[str, str]:
    """Add a page below `route` for each task of a pending session, and return their addresses for the provider.

    `clerk_provider(task_urls=add_task_pages(app))`. `redirect_url_complete` is where to go after the last task.
    """
    for name, task in TASKS.items():
        card = partial(task, redirect_url_complete=redirect_url_complete)
        _add_page(app, publishable_key, f"{route}/{name}", layout, card)
    return {name: f"{route}/{name}" for name in TASKS}


def _routed(route: str, props: dict[str, Any]) -> dict[str, Any]:
    """Say that the steps of a flow are pages below the route, unless the caller says otherwise."""
    return {"path": route, "routing": "path"} | props


def _add_flow(app: rx.App, key: str | None, route: str, layout: Layout, card: Callable[[], rx.Component]) -> None:
    """Add a page for a flow whose steps have addresses below the route."""
    _add_page(app, key, route, layout, card, steps="/[[...splat]]")


def _add_page(
    app: rx.App, key: str | None, route: str, layout: Layout, card: Callable[[], rx.Component], steps: str = ""
) -> None:
    if not route.startswith("/") or route.endswith("/"):
        raise ConfigError(f"a route starts with / and has none at its end, such as /sign-in, not {route!r}")
    if key is not None:
        configure(publishable_key=key)

    def page() -> rx.Component:
        return _provided(app, key, layout(card()))

    app.add_page(page, route=f"{route}{steps}")


def _provided(app: rx.App, key: str | None, content: rx.Component) -> rx.Component:
    """Put Clerk's provider round a page, unless it is round the whole app."""
    from .provider import APP_WRAP, clerk_provider

    if APP_WRAP in app.extra_app_wraps:
        return content
    return clerk_provider(content, publishable_key=key or backend().configuration.publishable_key)
