"""The app under test on the published package reflex-clerk-api, with the same door to the backend's truth."""

from __future__ import annotations

import os
from typing import Any

import clerk_backend_api
import reflex as rx
import reflex_clerk_api as clerk
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

KEY = os.environ["CLERK_PUBLISHABLE_KEY"]
SECRET = os.environ.get("CLERK_SECRET_KEY", "sk_test_of_the_build")

# The package has no option for the address of Clerk's Backend API.
clerk.ClerkState._client = clerk_backend_api.Clerk(
    bearer_auth=SECRET, server_url=f"{os.environ.get('CLERK_API_URL', '')}/v1"
)


clerk.ClerkState.set_jwt_validate_leeway_seconds(2)


def provided(*content: rx.Component) -> rx.Component:
    """Show what the backend holds, and more."""
    shown = (rx.el.p(clerk.ClerkState.user_id, id="user"), rx.el.p(id="seq"), *content)
    return clerk.clerk_provider(*shown, publishable_key=KEY, secret_key=SECRET, telemetry=False)


@rx.page(route="/")
def index() -> rx.Component:
    """Show what the backend holds."""
    return provided()


class Visits(rx.State):
    """For whom the page was loaded."""

    loads: str = ""

    @rx.event
    async def note(self) -> None:
        """Run when it is known who is signed in, or that nobody is."""
        state = await self.get_state(clerk.ClerkState)
        self.loads += f"{state.user_id or 'nobody'} "


@rx.page(route="/visits", on_load=clerk.on_load(Visits.note))
def visits() -> rx.Component:
    """Load something when it is known who is there."""
    return provided(rx.el.p(Visits.loads, id="loads"))


@rx.page(route="/account")
def account() -> rx.Component:
    """Have Clerk's own buttons."""
    return provided(clerk.sign_out_button(rx.el.button("Leave")), clerk.user_button())


async def truth(request: Request) -> JSONResponse:
    """Give what the backend holds for a tab, in the words of the other app."""
    tab = request.path_params["tab"]
    tree: Any = await app.state_manager.get_state(rx.BaseStateToken(ident=tab, cls=clerk.ClerkState))
    state = tree if isinstance(tree, clerk.ClerkState) else await tree.get_state(clerk.ClerkState)
    claims = state.claims or {}
    known = "signed_in" if state.is_signed_in else "signed_out"
    return JSONResponse(
        {
            "user_id": state.user_id,
            "session_id": claims.get("sid"),
            "org_id": claims.get("o", {}).get("id"),
            "expires_at": claims.get("exp"),
            "status": known if state.auth_checked else "unknown",
        }
    )


app = rx.App(api_transformer=Starlette(routes=[Route("/truth/{tab}", truth)]))
