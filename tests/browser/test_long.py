"""What takes its time: clerk-js's own retries, tabs that sleep past a token's end, many tabs at once."""

from __future__ import annotations

import time
from typing import Any

import pytest

from reflex_clerk.testing import FakeClerk, User
from tests.browser.conftest import OpenTab

pytestmark = pytest.mark.long

FAULTS: dict[str, dict[str, Any]] = {
    "internal error, twice": {"status": 500, "times": 2},
    "too many requests, once": {"status": 429, "times": 1},
    "nobody is there, twice": {"drop": True, "times": 2},
    "not found, three times": {"status": 404, "times": 3},
    "very slow": {"delay": 12.0, "times": 1},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_failures_are_overcome(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User, fault: dict[str, Any]) -> None:
    """Some are tried again by clerk-js, some by the synchronizer; the user need do nothing."""
    fake_clerk.settings.token_life = 10
    added = fake_clerk.faults.add("sessions.tokens", **fault)
    tab = open_tab(ada)
    added.wait_for_hit(timeout=20)
    fake_clerk.settings.token_life = 60
    tab.wait_until_equal(ada, patience=60)


def test_offline_and_back(open_tab: OpenTab, ada: User, bob: User) -> None:
    """The browser says that it is offline: nobody is signed out, and what happened meanwhile arrives."""
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    tab.page.context.set_offline(True)
    tab.stays_equal(ada, seconds=2)
    tab.page.context.set_offline(False)
    tab.sign_in(bob)
    tab.wait_until_equal(bob, patience=30)


def test_a_short_token_is_replaced_before_its_end(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    """The backend is never left with an expired session while Clerk can hand out a token."""
    fake_clerk.settings.token_life = 25
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    first = tab.backend.truth(tab.name)["expires_at"]
    end = time.monotonic() + 40
    while time.monotonic() < end:
        truth = tab.backend.truth(tab.name)
        assert truth["status"] in {"signed_in", "refreshing"}
        assert truth["is_signed_in"]
        assert truth["expires_at"] > time.time()
        tab.page.wait_for_timeout(250)
    assert truth["expires_at"] > first + 20
    assert tab.sent.count("set") <= 6


def test_a_frozen_tab_asks_again_when_it_wakes(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    """Nothing of the page runs for longer than a token lives; what the backend holds has expired by then."""
    fake_clerk.settings.token_life = 16
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    devtools = tab.page.context.new_cdp_session(tab.page)
    name = tab.name
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    expires_at = tab.backend.truth(name)["expires_at"]
    while time.time() < expires_at + 2:
        time.sleep(0.5)
    fake_clerk.settings.token_life = 60
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    deadline = time.monotonic() + 30
    while tab.backend.truth(name)["expires_at"] in {None, expires_at}:
        assert time.monotonic() < deadline, "the tab is awake and has asked for nothing"
        tab.page.wait_for_timeout(100)
    tab.wait_until_equal(ada)


def test_thirty_tabs_at_once(open_tab: OpenTab, ada: User) -> None:
    """Each tab has its own state on the backend; all are right, and stay right through a sign-out."""
    tabs = [open_tab(ada), *(open_tab(load=False) for _ in range(29))]
    for tab in tabs[1:]:
        tab.page.goto(tab.address, wait_until="commit")
    for tab in tabs:
        tab.page.wait_for_function("() => window.Clerk?.loaded === true", timeout=60_000)
        tab.wait_until_equal(ada, patience=60)
    assert len({tab.name for tab in tabs}) == 30
    tabs[0].sign_out()
    for tab in tabs:
        tab.wait_until_equal(None, patience=60)
