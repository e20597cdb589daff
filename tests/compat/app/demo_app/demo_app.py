"""An app for reflex_clerk_api, written from that package's documentation: every name and habit that it teaches."""

from __future__ import annotations

import logging
import os

import reflex as rx
import reflex_clerk_api as clerk
from reflex.event import EventType
from reflex_clerk_api.models import Appearance, Captcha, Layout, Variables

os.environ.setdefault("CLERK_PUBLISHABLE_KEY", "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k")

clerk.ClerkState.set_auth_wait_timeout_seconds(2.0)
clerk.ClerkState.set_jwt_validate_leeway_seconds(30)
clerk.ClerkState.set_claims_options(
    {
        "exp": {"essential": True},
        "nbf": {"essential": True},
        "azp": {"essential": False, "values": ["http://localhost:3000", "https://example.com"]},
    }
)


class State(rx.State):
    """What the app does when somebody comes or goes."""

    info: str = "Not loaded"
    last_auth_change: str = "No changes yet"

    @rx.event
    async def do_something_on_load(self) -> EventType:
        """Read the session after the check."""
        clerk_state = await self.get_state(clerk.ClerkState)
        self.info = f"Loaded as {clerk_state.user_id}" if clerk_state.is_signed_in else "Loaded, signed out"
        return rx.toast.info("on_load finished")

    @rx.event
    async def do_something_on_log_in_or_out(self) -> None:
        """Note the change."""
        clerk_state = await self.get_state(clerk.ClerkState)
        self.last_auth_change = "in" if clerk_state.is_signed_in else "out"

    @rx.event
    async def handle_getting_user_email(self) -> EventType:
        """Ask Clerk for the record."""
        user = await clerk.get_user(self)
        return rx.toast.info(f"User: {user.email_addresses[0].email_address}")

    @rx.event
    async def update_my_phone(self) -> EventType:
        """Give the user another number."""
        new_phone = await clerk.update_user_phone_number(self, "+12025551234", verified=True)
        logging.debug("updated: %s", new_phone is not None)
        return rx.toast.success("Phone updated and verified")


clerk.register_on_auth_change_handler(State.do_something_on_log_in_or_out)


def state_values() -> rx.Component:
    """Show what the state holds."""
    return rx.vstack(
        rx.text("signed in: ", clerk.ClerkState.is_signed_in),
        rx.text("checked: ", clerk.ClerkState.auth_checked),
        rx.text("user: ", clerk.ClerkState.user_id),
        rx.text("info: ", State.info, " ", State.last_auth_change),
        rx.cond(clerk.ClerkState.is_signed_in, rx.text("welcome"), rx.text("please sign in")),
    )


def user_info() -> rx.Component:
    """Show the user's record."""
    return rx.vstack(
        rx.cond(clerk.ClerkUser.has_image, rx.avatar(src=clerk.ClerkUser.image_url)),
        rx.text(clerk.ClerkUser.first_name, " ", clerk.ClerkUser.last_name, " ", clerk.ClerkUser.username),
        rx.text(clerk.ClerkUser.email_address, " ", clerk.ClerkUser.phone_number),
        rx.button("Update", on_click=clerk.ClerkUser.update_phone_number("+12025551234", False)),
        rx.button("Email", on_click=State.handle_getting_user_email),
    )


def areas() -> rx.Component:
    """Show areas for visitors and users."""
    return rx.vstack(
        clerk.clerk_loading(rx.spinner()),
        clerk.clerk_loaded(
            clerk.signed_in(
                clerk.sign_out_button(rx.button("Sign out"), redirect_url="/"),
                clerk.user_button(show_name=True, appearance=Appearance(variables=Variables(color_primary="#111111"))),
                clerk.user_profile(routing="hash"),
            ),
            clerk.signed_out(
                clerk.sign_in_button(rx.button("Sign in"), mode="modal", force_redirect_url="/"),
                clerk.sign_up_button(rx.button("Sign up"), mode="redirect"),
            ),
        ),
        clerk.protect(rx.text("You are an admin"), role="org:admin", fallback="Admins only"),
        clerk.protect(rx.text("May read"), permission="org:reports:read"),
    )


def organizations() -> rx.Component:
    """Show what belongs to organizations."""
    return rx.vstack(
        clerk.organization_switcher(hide_personal=True, create_organization_mode="modal", hide_slug=True),
        clerk.organization_list(create_organization_mode="modal"),
        clerk.organization_profile(routing="hash", custom_pages=[]),
        clerk.create_organization(routing="hash"),
    )


@rx.page(route="/", on_load=clerk.on_load(State.do_something_on_load))
def index() -> rx.Component:
    """Show all cards."""
    return rx.container(state_values(), user_info(), areas())


@rx.page(route="/organizations", on_load=clerk.on_load([State.do_something_on_load, clerk.ClerkUser.load_user]))
def organizations_page() -> rx.Component:
    """Show the cards of organizations, and what leads away from a page."""
    redirects = (
        clerk.redirect_to_user_profile(),
        clerk.SignInButton.create("Sign in"),
    )
    return rx.container(organizations(), rx.cond(State.info == "never", rx.fragment(*redirects)))


app = rx.App()
clerk.wrap_app(
    app,
    publishable_key=os.environ["CLERK_PUBLISHABLE_KEY"],
    secret_key=os.environ.get("CLERK_SECRET_KEY", "sk_test_x"),
    register_user_state=True,
    appearance=Appearance(
        layout=Layout(logo_placement="inside", unsafe_disable_development_mode_warnings=True),
        variables=Variables(color_text="#222222", border_radius="0.5rem"),
        captcha=Captcha(theme="auto"),
    ),
    sign_in_url="/sign-in",
    sign_up_url="/sign-up",
)
clerk.add_sign_in_page(app)
clerk.add_sign_up_page(app, publishable_key=os.environ["CLERK_PUBLISHABLE_KEY"], route="/sign-up")
