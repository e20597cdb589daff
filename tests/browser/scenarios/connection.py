"""The connection drops, the backend dies and comes back, and there are several tabs."""

from __future__ import annotations

from reflex_clerk.testing import User
from tests.browser.stage import Stage
from tests.browser.tab import Tab

AFTER_A_RESTART = 20.0
"""Seconds that both sides may take: Reflex waits longer before each new try to connect."""


def _short_drop(stage: Stage, tab: Tab, user: User | None) -> None:
    """Cut the connection, and see that it costs no word, unless Reflex has given the tab another state on its return."""
    tab.wait_until_equal(user)
    name, said = tab.name, tab.said_and_heard()
    with tab.page.expect_websocket():
        stage.backend.cable.cut()
    tab.stays_equal(user)
    assert tab.sent == said or tab.name != name


def short_drop(stage: Stage) -> None:
    """A drop of which the backend takes no notice costs nothing, and the connection after it carries a sign-out."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    _short_drop(stage, tab, ada)
    tab.sign_out()
    tab.wait_until_equal(None)


def short_drop_signed_out(stage: Stage) -> None:
    """The same with nobody signed in."""
    ada = stage.user("ada")
    tab = stage.open()
    _short_drop(stage, tab, None)
    tab.sign_in(ada)
    tab.wait_until_equal(ada)


def backend_killed_and_restarted(stage: Stage) -> None:
    """All that the backend knew is lost; it is told again by itself."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    stage.backend.kill()
    stage.backend.start()
    tab.wait_until_equal(ada, AFTER_A_RESTART)
    tab.sign_out()
    tab.wait_until_equal(None)


def sign_out_while_the_backend_is_away(stage: Stage) -> None:
    """The state is kept, and the sign-out is heard as soon as there is somebody to hear it."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    stage.backend.cable.pull()
    tab.sign_out()
    assert stage.backend.truth(tab.name)["user_id"] == ada.id
    stage.backend.cable.plug(stage.backend.port)
    tab.wait_until_equal(None, AFTER_A_RESTART)


def switch_while_the_backend_is_away(stage: Stage) -> None:
    """The user that it finds is the one of now."""
    ada, bob = stage.user("ada"), stage.user("bob")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    stage.backend.cable.pull()
    tab.sign_in(bob)
    stage.backend.cable.plug(stage.backend.port)
    tab.wait_until_equal(bob, AFTER_A_RESTART)


def two_tabs(stage: Stage) -> None:
    """Each has a state of its own on the backend; a sign-out in one reaches both."""
    ada = stage.user("ada")
    first, second = stage.open(ada), stage.open()
    second.wait_until_equal(ada)
    first.wait_until_equal(ada)
    assert first.name != second.name
    second.sign_out()
    second.wait_until_equal(None)
    first.wait_until_equal(None)


def two_tabs_of_which_one_freezes_while_it_loads(stage: Stage) -> None:
    """What happens in the other tab meanwhile is what it finds when it wakes."""
    ada = stage.user("ada")
    first = stage.open(ada)
    first.wait_until_equal(ada)
    held = stage.clerk.faults.add("client", hold="request", times=1)
    second = stage.open(load=False)
    second.page.goto(second.address, wait_until="commit")
    held.wait_until_held()
    with second.frozen():
        first.sign_out()
        first.wait_until_equal(None)
        held.release()
    second.wait_until_loaded()
    second.wait_until_equal(None)
    first.stays_equal(None)


QUICK = (
    short_drop,
    short_drop_signed_out,
    backend_killed_and_restarted,
    sign_out_while_the_backend_is_away,
    switch_while_the_backend_is_away,
    two_tabs,
    two_tabs_of_which_one_freezes_while_it_loads,
)
LONG = ()
