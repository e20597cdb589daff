"""Whoever signs in, switches or signs out in Clerk."""

from __future__ import annotations

from reflex_clerk.testing.directory import DEFAULT_PASSWORD
from tests.browser.stage import Stage


def cold_load_signed_out(stage: Stage) -> None:
    """The backend is told that nobody is there."""
    stage.open().wait_until_equal(None)
    assert stage.clerk.requests.count("sessions.tokens") == 0


def cold_load_signed_in(stage: Stage) -> None:
    """The page shows it, too."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    tab.shows(ada)


def sign_in_by_ticket_and_sign_out_by_call(stage: Stage) -> None:
    """As an app's own form does it."""
    ada = stage.user("ada")
    tab = stage.open()
    tab.wait_until_equal(None)
    tab.sign_in(ada)
    tab.wait_until_equal(ada)
    tab.sign_out()
    tab.wait_until_equal(None)
    tab.shows(None)


def sign_in_by_password(stage: Stage) -> None:
    """The other way of an app's own form."""
    ada = stage.user("ada")
    tab = stage.open()
    tab.run(
        "const done = await Clerk.client.signIn.create({...argument, strategy: 'password'});"
        "await Clerk.setActive({session: done.createdSessionId})",
        {"identifier": "ada@example.com", "password": DEFAULT_PASSWORD},
    )
    tab.wait_until_equal(ada)


def sign_out_by_button(stage: Stage) -> None:
    """A plain button that Clerk gives its deed."""
    ada = stage.user("ada")
    tab = stage.open(ada, path="/account")
    tab.wait_until_equal(ada)
    with tab.page.expect_navigation():  # clerk-js goes to the first page afterwards
        tab.page.get_by_text("Leave").click()
    tab.wait_until_loaded()
    tab.wait_until_equal(None)


def sign_out_in_the_menu_of_the_user_button(stage: Stage) -> None:
    """Clerk's own menu."""
    ada = stage.user("ada")
    tab = stage.open(ada, path="/account")
    tab.wait_until_equal(ada)
    tab.page.locator(".cl-userButtonTrigger").click()
    with tab.page.expect_navigation():
        tab.page.get_by_text("Sign out", exact=True).click()
    tab.wait_until_loaded()
    tab.wait_until_equal(None)


def second_sign_in(stage: Stage) -> None:
    """Another user signs in beside the first, without a sign-out."""
    ada, bob = stage.user("ada"), stage.user("bob")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    tab.sign_in(bob)
    tab.wait_until_equal(bob)


def switch_of_session(stage: Stage) -> None:
    """From one signed-in user to another there is no moment of being signed out."""
    ada, bob = stage.user("ada"), stage.user("bob")
    tab = stage.open(ada, bob)
    tab.wait_until_equal(bob)
    tab.run("await Clerk.setActive({session: Clerk.client.sessions.find(one => one.user.id === argument)})", ada.id)
    tab.wait_until_equal(ada)
    tab.run("await Clerk.session.remove()")
    tab.wait_until_equal(None)


def switch_of_organization(stage: Stage) -> None:
    """To one, to another, and to none."""
    ada = stage.user("ada")
    acme, looms = stage.clerk.add_organization("Acme"), stage.clerk.add_organization("Looms")
    for organization in (acme, looms):
        stage.clerk.add_member(ada, organization, "org:admin")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    for active in (acme.id, looms.id, None):
        tab.run("await Clerk.setActive({organization: argument})", active)
        tab.wait_until_equal(ada)
        assert tab.clerks_view()["org_id"] == active


QUICK = (
    cold_load_signed_out,
    cold_load_signed_in,
    sign_in_by_ticket_and_sign_out_by_call,
    sign_in_by_password,
    sign_out_by_button,
    sign_out_in_the_menu_of_the_user_button,
    second_sign_in,
    switch_of_session,
    switch_of_organization,
)
LONG = ()
