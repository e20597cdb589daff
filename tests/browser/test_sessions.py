"""Whoever signs in, switches or signs out in Clerk: the backend holds the same, in a real browser and a production build."""

from __future__ import annotations

from reflex_clerk.testing import FakeClerk, User
from reflex_clerk.testing.directory import DEFAULT_PASSWORD
from tests.browser.conftest import OpenTab


def test_cold_load_signed_out(open_tab: OpenTab) -> None:
    """The backend is told that nobody is there, and asks for no token."""
    open_tab().wait_until_equal(None)


def test_cold_load_signed_in(open_tab: OpenTab, ada: User) -> None:
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    tab.shows(ada)


def test_sign_in_by_ticket_and_sign_out_by_call(open_tab: OpenTab, ada: User) -> None:
    tab = open_tab()
    tab.wait_until_equal(None)
    tab.sign_in(ada)
    tab.wait_until_equal(ada)
    tab.sign_out()
    tab.wait_until_equal(None)
    tab.shows(None)


def test_sign_in_by_password(open_tab: OpenTab, ada: User) -> None:
    tab = open_tab()
    tab.run(
        "const done = await Clerk.client.signIn.create({...argument, strategy: 'password'});"
        "await Clerk.setActive({session: done.createdSessionId})",
        {"identifier": "ada@example.com", "password": DEFAULT_PASSWORD},
    )
    tab.wait_until_equal(ada)


def test_switch_of_session(open_tab: OpenTab, ada: User, bob: User) -> None:
    """From one signed-in user to another there is no moment of being signed out."""
    tab = open_tab(ada, bob)
    tab.wait_until_equal(bob)
    tab.run("await Clerk.setActive({session: Clerk.client.sessions.find(one => one.user.id === argument)})", ada.id)
    tab.wait_until_equal(ada)
    tab.run("await Clerk.session.remove()")
    tab.wait_until_equal(None)


def test_switch_of_organization(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    acme, looms = fake_clerk.add_organization("Acme"), fake_clerk.add_organization("Looms")
    for organization in (acme, looms):
        fake_clerk.add_member(ada, organization, "org:admin")
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    for organization in (acme.id, looms.id, None):
        tab.run("await Clerk.setActive({organization: argument})", organization)
        tab.wait_until_equal(ada)
        assert tab.backends_view()["org_id"] == organization
