"""A page with every component of the line in use, each once, with vars, events, slots, a theme and a translation."""

from __future__ import annotations

import os

import reflex as rx

import reflex_clerk
from reflex_clerk import components as clerk
from reflex_clerk.appearance import Appearance, Options, Variables
from reflex_clerk.components.line import choose_line
from reflex_clerk.localization import Localization
from reflex_clerk.provider import clerk_provider

LINE = choose_line(os.environ.get("TEST_CLERK", "react"))  # type: ignore[arg-type] # one of its two names
KEY = os.environ.get("CLERK_PUBLISHABLE_KEY", "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk")


class Page(rx.State):
    """What the components are given from a state."""

    allowed: bool = True
    color: str = "rgb(1, 2, 3)"
    clicks: int = 0

    @rx.event
    def click(self) -> None:
        """Count."""
        self.clicks += 1


def icon(name: str = "x") -> rx.Component:
    """Make an icon for a menu."""
    return rx.icon(name)


def controls() -> list[rx.Component]:
    """Show to whom what is shown, with values and functions as conditions."""
    return [
        clerk.signed_in(rx.text("in", id="signed-in")),
        clerk.signed_out(rx.text("out", id="signed-out")),
        clerk.protect("asked", fallback=rx.text("no", Page.clicks, on_click=Page.click, id="fallback")),
        clerk.protect(rx.text("allowed", id="allowed"), condition=Page.allowed),
        clerk.protect(rx.text("refused", id="refused"), condition="(has) => has({ role: 'org:nobody' })"),
        clerk.show("plan", when={"plan": "gold"}, treat_pending_as_signed_out=False),
        clerk.show(rx.text("out too", id="shown-out"), when="signed-out", fallback=rx.text("in too", id="shown-in")),
        clerk.clerk_loading("loading"),
        clerk.clerk_loaded(rx.text("loaded", id="loaded")),
        clerk.clerk_degraded("degraded"),
        clerk.clerk_failed("failed"),
    ]


def buttons() -> list[rx.Component]:
    """Show what can be clicked; a handler of the child runs too."""
    return [
        clerk.sign_in_button(rx.button(Page.clicks, on_click=Page.click, id="sign-in"), mode="modal"),
        clerk.sign_up_button("Sign up", style={"color": "red"}, class_name="mine", id="sign-up"),
        clerk.sign_out_button(rx.button("Sign out", id="sign-out")),
        clerk.sign_in_with_metamask_button(),
        clerk.plan_details_button(rx.button("plan"), plan_id="p"),
    ]


def users() -> list[rx.Component]:
    """Show the user's components with pages and entries of the app's own."""
    return [
        clerk.user_avatar(rounded=False),
        clerk.user_button(
            clerk.user_button.menu_items(
                clerk.user_button.action(label="Count", label_icon=icon(), on_click=Page.click),
                clerk.user_button.link(label="Help", label_icon=icon("info"), href="/help"),
                clerk.user_button.action(label="manageAccount"),
            ),
            clerk.user_button.user_profile_page(rx.text(Page.clicks), label="Own", url="own", label_icon=icon()),
            clerk.user_button.user_profile_link(label="Home", url="/", label_icon=icon()),
            show_name=Page.allowed,
            fallback="...",
        ),
        clerk.user_profile(
            clerk.user_profile.page("mine", label="Mine", url="mine", label_icon=icon()),
            clerk.user_profile.link(label="Home", url="/", label_icon=icon()),
            routing="hash",
        ),
        clerk.api_keys(),
    ]


def organizations() -> list[rx.Component]:
    """Show the components of organizations."""
    return [
        clerk.create_organization(skip_invitation_screen=True),
        clerk.organization_list(hide_personal=True),
        clerk.organization_profile(
            clerk.organization_profile.page("mine", label="Mine", url="mine", label_icon=icon()),
            clerk.organization_profile.link(label="Home", url="/", label_icon=icon()),
        ),
        clerk.organization_switcher(
            clerk.organization_switcher.organization_profile_page("p", label="Mine", url="m", label_icon=icon()),
            clerk.organization_switcher.organization_profile_link(label="Home", url="/", label_icon=icon()),
        ),
    ]


def flows() -> list[rx.Component]:
    """Show cards and redirects; none is mounted before somebody is signed in as nobody is."""
    return [
        clerk.sign_in(appearance=Appearance(theme="neobrutalism"), routing="hash", initial_values={"username": "ada"}),
        clerk.sign_up(routing="hash"),
        clerk.waitlist(),
        clerk.google_one_tap(cancel_on_tap_outside=False),
        clerk.authenticate_with_redirect_callback(),
        clerk.task_choose_organization(redirect_url_complete="/"),
        clerk.task_reset_password(redirect_url_complete="/"),
        clerk.task_setup_mfa(redirect_url_complete="/"),
        clerk.redirect_to_sign_in(),
        clerk.redirect_to_sign_up(),
        clerk.redirect_to_tasks(),
        clerk.redirect_to_user_profile(),
        clerk.redirect_to_organization_profile(),
        clerk.redirect_to_create_organization(),
    ]


def billing() -> list[rx.Component]:
    """Show what is bought, with the experimental entry point of the package."""
    return [
        clerk.pricing_table(for_="user", collapse_features=True),
        clerk.checkout_button(rx.button("buy"), plan_id="p", on_subscription_complete=Page.click),
        clerk.subscription_details_button(rx.button("subscription"), on_subscription_cancel=Page.click),
        clerk.checkout_provider(
            clerk.payment_element_provider(clerk.payment_element(), for_="user"), plan_id="p", plan_period="month"
        ),
    ]


def newest() -> list[rx.Component]:
    """Show what only Clerk 6 has."""
    return [
        clerk.handle_sso_callback(app_url="/app"),
        clerk.invite_members_button(rx.button("invite")),
        clerk.oauth_consent(oauth_application_name="Other", on_allow=Page.click, on_deny=Page.click),
        clerk.oauth_device_verification(),
    ]


def everything() -> list[rx.Component]:
    """Return every component of the line in use."""
    found = [*controls(), *buttons(), *users(), *organizations(), *flows(), *billing()]
    return [*found, *(newest() if LINE.name == "react" else [])]


def provided(*children: rx.Component) -> rx.Component:
    """Put Clerk round a page."""
    return clerk_provider(
        *children,
        publishable_key=KEY,
        telemetry=False,
        appearance=Appearance(
            theme=["dark", "shades_of_purple"],
            variables=Variables(color_primary=Page.color),
            options=Options(logo_placement="none"),
            parts={"user_button": Appearance(elements={"card": "mine"})},
        ),
        localization=Localization("fr-FR", {"signIn": {"start": {"title": "Bienvenue"}}}),
    )


@rx.page(route="/")
def index() -> rx.Component:
    """Show what can be shown to anyone."""
    return provided(*controls(), *buttons(), rx.text(Page.clicks, id="clicks"))


@rx.page(route="/user")
def user() -> rx.Component:
    """Show the menu of the user."""
    button = users()[1]
    return provided(button, clerk.clerk_loaded(rx.text("loaded", id="loaded")), rx.text(Page.clicks, id="clicks"))


@rx.page(route="/all")
def page() -> rx.Component:
    """Build everything; nothing is run, as redirects would lead away."""
    return provided(rx.cond(Page.clicks > 1000, rx.fragment(*everything())))


app = rx.App()
reflex_clerk.add_sign_in_page(app, KEY, sign_up_url="/sign-up")
reflex_clerk.add_sign_up_page(app, KEY, layout=lambda card: rx.box(rx.heading("Welcome"), card))
reflex_clerk.add_user_profile_page(
    app, KEY, "/profile", reflex_clerk.user_profile.page("mine", label="Mine", url="mine", label_icon=icon())
)
reflex_clerk.add_organization_profile_page(app, KEY)
reflex_clerk.add_create_organization_page(app, KEY)
reflex_clerk.add_waitlist_page(app, KEY)
reflex_clerk.add_sso_callback_page(app, KEY)
reflex_clerk.add_task_pages(app, KEY)
