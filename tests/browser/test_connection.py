"""The connection drops, the backend dies and comes back: what it holds is right again with no act of the user."""

from __future__ import annotations

import pytest

from reflex_clerk.testing import User
from tests.browser.backend import Backend
from tests.browser.conftest import OpenTab


@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "signed out"])
def test_short_drop(open_tab: OpenTab, backend: Backend, ada: User, bob: User, signed_in: bool) -> None:
    """A drop of which the backend takes no notice costs nothing, and the connection after it carries a switch."""
    tab = open_tab(*([ada] if signed_in else []))
    tab.wait_until_equal(ada if signed_in else None)
    said = tab.said_and_heard()
    with tab.page.expect_websocket():
        backend.cable.cut()
    tab.stays_equal(ada if signed_in else None)
    assert tab.sent == said
    tab.sign_in(bob)
    tab.wait_until_equal(bob)


def test_backend_killed_and_restarted(open_tab: OpenTab, backend: Backend, ada: User) -> None:
    """All that the backend knew is lost; it is told again by itself."""
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    backend.kill()
    backend.start()
    tab.wait_until_equal(ada, patience=20)
    tab.sign_out()
    tab.wait_until_equal(None)


def test_sign_out_while_the_backend_is_away(open_tab: OpenTab, backend: Backend, ada: User) -> None:
    """The state is kept, and the sign-out is heard as soon as there is somebody to hear it."""
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    backend.cable.pull()
    tab.sign_out()
    assert backend.truth(tab.name)["user_id"] == ada.id
    backend.cable.plug(backend.port)
    tab.wait_until_equal(None, patience=20)


def test_switch_while_the_backend_is_away(open_tab: OpenTab, backend: Backend, ada: User, bob: User) -> None:
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    backend.cable.pull()
    tab.sign_in(bob)
    backend.cable.plug(backend.port)
    tab.wait_until_equal(bob, patience=20)


def test_navigation_says_nothing_new(open_tab: OpenTab, ada: User) -> None:
    """A page with a provider of its own mounts another synchronizer, which finds that the backend knows."""
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    said = tab.said_and_heard()
    tab.page.get_by_text("other page").click()
    tab.page.wait_for_url("**/other")
    tab.stays_equal(ada)
    assert tab.sent == said


def test_two_tabs(open_tab: OpenTab, ada: User) -> None:
    """Each has a state of its own on the backend; a sign-out in one reaches both."""
    first, second = open_tab(ada), open_tab()
    second.wait_until_equal(ada)
    first.wait_until_equal(ada)
    assert first.name != second.name
    second.sign_out()
    second.wait_until_equal(None)
    first.wait_until_equal(None)


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
