"""Guarded pages without Clerk's JavaScript: a form in the page says what the synchronizer would say."""

from __future__ import annotations

import os
from typing import Any

import reflex as rx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from reflex_clerk import ClerkState, configure, on_load, require_auth, require_session
from reflex_clerk.events import spec

configure(leeway=0, check_timeout=float(os.environ.get("CHECK_TIMEOUT", "10")))


class Shop(rx.State):
    """What a signed-in user does."""

    orders: int = 0
    loads: int = 0

    @rx.event
    @require_auth(replay=True)
    def order(self) -> None:
        self.orders += 1

    @rx.event
    def load(self) -> None:
        self.loads += 1


def browser_side() -> rx.Component:
    """Send what stands in the field, as the synchronizer sends a token, or a sign-out."""
    return rx.box(
        rx.el.input(id="token", on_change=lambda token: spec(ClerkState.set_clerk_session, token)),
        rx.el.button("sign out", id="sign-out", on_click=ClerkState.clear_clerk_session),
        rx.el.p(ClerkState.status, id="status"),
    )


@rx.page(route="/")
def index() -> rx.Component:
    """Offer what needs a session to anybody."""
    return rx.box(
        browser_side(),
        rx.el.button("order", id="order", on_click=Shop.order),
        rx.el.p(Shop.orders, id="orders"),
    )


@rx.page(route="/private/[name]", on_load=on_load(Shop.load))
@require_auth(loading=rx.el.p("one moment", id="loading"))
def private() -> rx.Component:
    return rx.box(browser_side(), rx.el.p(ClerkState.user_id, id="user"), rx.el.p(Shop.loads, id="loads"))


@rx.page(route="/sign-in")
def sign_in() -> rx.Component:
    return rx.box(browser_side(), rx.el.p("please sign in", id="sign-in"))


async def whoami(request: Request) -> JSONResponse:
    """Answer who asks."""
    claims = await require_session()(request)
    return JSONResponse({"user_id": claims.user_id})


api: Any = Starlette(routes=[Route("/whoami", whoami)])
app = rx.App(api_transformer=api)
