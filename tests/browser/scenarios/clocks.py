"""Tokens that come to their end: they are replaced in time, and a session without a new one does not outlive them."""

from __future__ import annotations

import time

from tests.browser.scenarios.tokens import TOKENS
from tests.browser.stage import Stage
from tests.browser.tab import Tab

SHORT = 14.0
"""Seconds that a token lives; the synchronizer asks for no new one within ten."""

LEEWAY = 2
"""Seconds, of the apps under test: what the backend holds has ended so long after a token's end."""


def _unexpired(tab: Tab) -> float | None:
    """Give when the backend's session expires, if it has one that has not."""
    expires_at: float | None = tab.backend.truth(tab.name)["expires_at"]
    return expires_at if expires_at is not None and expires_at > time.time() else None


def refresh(stage: Stage) -> None:
    """The backend is never left with an expired session while Clerk can hand out a token."""
    ada = stage.user("ada")
    stage.clerk.settings.token_life = SHORT
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    first = _unexpired(tab)
    assert first is not None
    while time.time() < first + LEEWAY:
        tab.page.wait_for_timeout(250)
        assert _unexpired(tab) is not None
        assert tab.backends_view() == tab.clerks_view()
    assert tab.sent.count("set") <= 4


def no_token_any_more(stage: Stage) -> None:
    """The session ends on the backend by its own clock; it begins again as soon as there is a token."""
    ada = stage.user("ada")
    stage.clerk.settings.token_life = SHORT
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    away = stage.clerk.faults.add(TOKENS, status=503)
    expires_at = _unexpired(tab)
    assert expires_at is not None
    tab.page.wait_for_timeout(max(0, expires_at + LEEWAY + 1 - time.time()) * 1000)
    assert tab.backends_view()["user_id"] is None
    away.remove()
    stage.clerk.settings.token_life = 60
    tab.page.evaluate("window.dispatchEvent(new Event('focus'))")
    tab.wait_until_equal(ada, patience=40)


def frozen_past_the_end(stage: Stage) -> None:
    """Nothing of the page runs for longer than a token lives; when it wakes, it asks again."""
    ada = stage.user("ada")
    stage.clerk.settings.token_life = SHORT
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    name, expires_at = tab.name, _unexpired(tab)
    assert expires_at is not None
    with tab.frozen():
        while time.time() < expires_at + LEEWAY + 1:
            time.sleep(0.5)
        assert tab.backend.truth(name)["user_id"] is None
        stage.clerk.settings.token_life = 60
    tab.wait_until_equal(ada, patience=30)
    assert _unexpired(tab) is not None


QUICK = ()
LONG = (refresh, no_token_any_more, frozen_past_the_end)
