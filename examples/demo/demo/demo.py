"""The pages: both sides beside each other, people to be, things to be allowed, and a plug to pull."""

from __future__ import annotations

import os

import reflex as rx

import reflex_clerk as clerk
from reflex_clerk import ClerkState

from .ledger import Ledger
from .sides import credentials, people, two_sides

SUPERVISOR = os.environ.get("DEMO_SUPERVISOR", "")

PULL_THE_PLUG = f"fetch('{SUPERVISOR}/pull-the-plug', {{method: 'POST'}})"


def card(title: str, hint: str, *content: rx.Component, name: str = "") -> rx.Component:
    """Return a titled card."""
    return rx.el.section(rx.el.h2(title), rx.el.p(hint, class_name="hint"), *content, class_name=f"card {name}")


def header() -> rx.Component:
    """Return the bar with Clerk's own components."""
    return rx.el.header(
        rx.el.a(rx.el.strong("reflex_clerk"), rx.el.span(" demo"), href="/"),
        rx.el.div(
            clerk.signed_in(clerk.organization_switcher(), clerk.user_button()),
            clerk.signed_out(clerk.sign_in_button(rx.el.button("Sign in", class_name="plain"), mode="modal")),
            class_name="clerks",
        ),
    )


def page(*content: rx.Component) -> rx.Component:
    """Return what every page has."""
    return rx.el.main(
        header(),
        rx.el.p(
            "This runs on a fake Clerk on your machine: no account, no internet, no security.", class_name="warning"
        ),
        *content,
    )


@rx.page(route="/", title="reflex_clerk demo")
def index() -> rx.Component:
    """Show it all."""
    return page(
        card(
            "One session, two sides", "Left: Clerk in this browser. Right: what the backend has verified.", two_sides()
        ),
        rx.el.div(
            card("Be somebody", "Sign in, switch, sign out; also with Clerk's own buttons at the top.", people()),
            card(
                "Be allowed",
                "Guards run on the backend. Approving takes an administrator: choose an organization at the top. Ada is one in "
                "Analytical Engines, Bob in Jacquard Looms.",
                rx.el.div(
                    rx.el.button("Read the ledger", on_click=Ledger.read),
                    rx.el.button("Approve an invoice", on_click=Ledger.approve),
                    rx.el.a("The members' page", href="/members"),
                    class_name="actions",
                ),
                rx.el.ol(rx.foreach(Ledger.lines, rx.el.li), class_name="lines"),
            ),
            card(
                "Pull the plug",
                "The backend is killed, its memory is lost, and four seconds later a new one starts. Do nothing, and watch "
                "the table: both sides are equal again by themselves.",
                rx.el.div(
                    rx.el.button("Kill the backend", class_name="danger", on_click=rx.call_script(PULL_THE_PLUG)),
                    class_name="actions",
                ),
            ),
            class_name="row",
        ),
    )


@rx.page(route="/members", title="Members only", on_load=clerk.on_load(Ledger.enter))
@clerk.require_auth
def members() -> rx.Component:
    """Show members what others are sent away from."""
    return page(
        card(
            "Members only",
            "Whoever is not signed in is sent to the sign-in page and comes back here.",
            rx.el.p("Welcome, ", rx.el.code(ClerkState.user_id), "."),
            rx.el.ol(rx.foreach(Ledger.lines, rx.el.li), class_name="lines"),
            rx.el.a("Back", href="/"),
        )
    )


def entrance(sign_in: rx.Component) -> rx.Component:
    """Put the sign-in card into the middle, with the people that it takes below."""
    return rx.el.main(sign_in, credentials(), class_name="entrance")


app = clerk.wrap_app(
    rx.App(stylesheets=["/demo.css"], head_components=[rx.el.link(rel="icon", href="data:,")]),
    telemetry=False,
    after_sign_out_url="/",
    sign_in_url="/sign-in",
)
clerk.add_sign_in_page(app, layout=entrance)
