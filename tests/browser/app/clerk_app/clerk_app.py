"""The app under test: what the backend holds on the page, one page for each synchronizer, and a door to the backend's truth."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import reflex as rx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from codegen import preset
from reflex_clerk import (
    add_sign_in_page,
    configure,
    on_load,
    require_auth,
    reset_on_identity_change,
    sign_out_button,
    user_button,
)
from reflex_clerk.components.line import choose_line
from reflex_clerk.provider import clerk_provider, wrap_app
from reflex_clerk.state import ClerkState

LINE = choose_line(os.environ.get("TEST_CLERK", "react"))  # type: ignore[arg-type] # one of its two names
KEY = os.environ["CLERK_PUBLISHABLE_KEY"]
WRAPPED = "TEST_WRAPPED" in os.environ
"""Whether the provider is round the app, and every wrap that Reflex puts there by default is removed."""

SETTINGS = {"publishable_key": KEY, "telemetry": False}

configure(leeway=2)  # all clocks of a test are one, and no test should wait a minute for a session's end


def content() -> rx.Component:
    """Show what the backend holds."""
    return rx.box(
        rx.el.p(ClerkState.user_id, id="user"),
        rx.el.p(ClerkState.org_id, id="organization"),
        rx.el.p(ClerkState.acknowledgement["seq"].to_string(), id="seq"),
        rx.link("other page", href="/other"),
    )


@rx.page(route="/")
def index() -> rx.Component:
    """Use the default synchronizer, from round the page or from round the app."""
    return content() if WRAPPED else clerk_provider(content(), **SETTINGS)


@rx.page(route="/other")
def other() -> rx.Component:
    """Have a provider of its own on another page."""
    return clerk_provider(content(), rx.link("first page", href="/"), **SETTINGS)


@rx.page(route="/resilient")
def resilient() -> rx.Component:
    """Use the synchronizer without acknowledgement."""
    chosen = preset("resilient", component="ResilientSynchronizer", clerk=LINE.name, state=ClerkState.get_full_name())
    return clerk_provider(content(), synchronizer=chosen, **SETTINGS)


@rx.page(route="/twice")
def twice() -> rx.Component:
    """Put one provider inside another."""
    return clerk_provider(clerk_provider(content(), **SETTINGS), **SETTINGS)


@rx.page(route="/beside")
def beside() -> rx.Component:
    """Put one provider beside another."""
    return rx.box(clerk_provider(content(), **SETTINGS), clerk_provider(**SETTINGS))


class Visits(rx.State):
    """For whom the guarded page was loaded."""

    loads: str = ""

    @rx.event
    async def note(self) -> None:
        """Run when it is known who is signed in, or that nobody is."""
        clerk = await self.get_state(ClerkState)
        self.loads += f"{clerk.user_id or 'nobody'} "


@rx.page(route="/visits", on_load=on_load(Visits.note))
def visits() -> rx.Component:
    """Load something when it is known who is there."""
    seen = rx.box(content(), rx.el.p(Visits.loads, id="loads"))
    return seen if WRAPPED else clerk_provider(seen, **SETTINGS)


@rx.page(route="/account")
def account() -> rx.Component:
    """Have Clerk's own buttons."""
    buttons = rx.box(content(), sign_out_button(rx.el.button("Leave")), user_button())
    return buttons if WRAPPED else clerk_provider(buttons, **SETTINGS)


@require_auth
def for_members() -> rx.Component:
    """Show what only somebody who is signed in may see."""
    return rx.box(content(), rx.el.p(Visits.loads, id="loads"))


@rx.page(route="/members", on_load=on_load(Visits.note))
def members() -> rx.Component:
    """Guard a page, and load something for it."""
    return for_members() if WRAPPED else clerk_provider(for_members(), **SETTINGS)


_in_the_way: list[str] = []


def _no_text() -> str:
    if _in_the_way:
        raise RuntimeError(_in_the_way.pop())
    return ""


@reset_on_identity_change
class Stubborn(rx.State):
    """What one user has written, which fails to be reset the next time."""

    text: str = rx.field(default_factory=_no_text)

    @rx.event
    def write(self) -> None:
        """Write something that the next user must not see."""
        self.text = "of the first user"
        _in_the_way.append("it does not go")


@rx.page(route="/stubborn")
def stubborn() -> rx.Component:
    """Show what cannot be reset."""
    seen = rx.box(content(), rx.el.button("Write", on_click=Stubborn.write), rx.el.p(Stubborn.text, id="text"))
    return seen if WRAPPED else clerk_provider(seen, **SETTINGS)


async def truth(request: Request) -> JSONResponse:
    """Give what the backend holds for a tab, read from where Reflex keeps its states."""
    tab = request.path_params["tab"]
    token: Any = rx.BaseStateToken(ident=tab, cls=ClerkState) if hasattr(rx, "BaseStateToken") else _old_token(tab)
    tree = await app.state_manager.get_state(token)
    state = tree if isinstance(tree, ClerkState) else await tree.get_state(ClerkState)
    return JSONResponse({**state.acknowledgement, "is_signed_in": state.is_signed_in, "worker": os.getpid()})


def _old_token(tab: str) -> str:
    return f"{tab}_{ClerkState.get_full_name()}"


async def stop(_request: Request) -> JSONResponse:
    """End this worker without a goodbye."""
    asyncio.get_running_loop().call_later(0.05, os._exit, 1)
    return JSONResponse({})


app = rx.App(
    **({"app_wraps": {}, "toaster": None} if WRAPPED else {}),
    api_transformer=Starlette(routes=[Route("/truth/{tab}", truth), Route("/stop", stop, methods=["POST"])]),
)
add_sign_in_page(app)
if WRAPPED:
    wrap_app(app, **SETTINGS)
