"""What the synchronizer says and does not say: nothing twice, nothing that the backend knows, no token of a session that is gone."""

from __future__ import annotations

import pytest

from reflex_clerk.testing import FakeClerk, User
from tests.browser.conftest import OpenTab


def test_navigation_says_nothing_new(open_tab: OpenTab, ada: User) -> None:
    """A page with a provider of its own mounts another synchronizer, which finds that the backend knows."""
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    said = tab.said_and_heard()
    tab.page.get_by_text("other page").click()
    tab.page.wait_for_url("**/other")
    tab.stays_equal(ada)
    assert tab.sent == said


def test_no_token_is_asked_for_that_clerk_holds(open_tab: OpenTab, fake_clerk: FakeClerk, ada: User) -> None:
    """Neither at a load, where Clerk's first answer has one, nor at a sign-in, whose answer has one too."""
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    tab.sign_out()
    tab.wait_until_equal(None)
    tab.sign_in(ada)
    tab.wait_until_equal(ada)
    assert fake_clerk.requests.count("sessions.tokens") == 0
    assert tab.said_and_heard() == ["set", "clear", "set"]


@pytest.mark.parametrize(
    ("path", "warning"), [("/twice", "a provider is inside another"), ("/beside", "two providers are in this page")]
)
def test_one_synchronizer_for_two_providers(open_tab: OpenTab, ada: User, line: str, path: str, warning: str) -> None:
    """A second provider gives a warning, and neither an error nor a second dispatch."""
    if (line, path) == ("clerk-react", "/beside"):
        pytest.skip("Clerk 5 itself refuses a second provider in a page, unless ours keeps it from being one")
    tab = open_tab(ada, path=path)
    tab.wait_until_equal(ada)
    tab.stays_equal(ada)
    assert tab.sent.count("set") == 1
    (warned,) = [message for message in tab.messages if warning in message]
    tab.messages.remove(warned)


def test_signed_out_in_and_out_again(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    """The race that the published package loses, with a synchronizer that asks for a token at every sign-in."""
    tab = open_tab(path="/resilient")
    tab.wait_until_equal(None)
    held = fake_clerk.faults.add("sessions.tokens", hold="answer")
    tab.sign_in(ada)
    held.wait_until_held()
    tab.sign_out()
    tab.wait_until_equal(None)
    held.release()
    tab.stays_equal(None)
