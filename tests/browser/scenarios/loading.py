"""Events of a page that must not run before it is known who is signed in."""

from __future__ import annotations

from playwright.sync_api import expect

from reflex_clerk.testing import User
from tests.browser.scenarios.tokens import TOKENS, TOO_SHORT
from tests.browser.stage import Stage
from tests.browser.tab import Tab

LATE = 2.0
"""Seconds; longer than the published package waits."""


def _ran_once_for(tab: Tab, user: User | None) -> None:
    expect(tab.page.locator("#loads")).to_have_text(user.id if user else "nobody", timeout=10_000)


def on_load_signed_in(stage: Stage) -> None:
    """It runs for the user."""
    ada = stage.user("ada")
    tab = stage.open(ada, path="/visits")
    tab.wait_until_equal(ada)
    _ran_once_for(tab, ada)


def on_load_signed_out(stage: Stage) -> None:
    """It runs for nobody, once that is known."""
    tab = stage.open(path="/visits")
    tab.wait_until_equal(None)
    _ran_once_for(tab, None)


def on_load_with_a_late_token(stage: Stage) -> None:
    """It waits, and runs for the user and for nobody else."""
    ada, settings = stage.user("ada"), stage.clerk.settings
    usual, settings.token_life = settings.token_life, TOO_SHORT
    late = stage.clerk.faults.add(TOKENS, delay=LATE, times=1)
    tab = stage.open(ada, path="/visits")
    late.wait_for_hit()
    settings.token_life = usual
    tab.wait_until_equal(ada)
    _ran_once_for(tab, ada)


def on_load_with_clerk_itself_late(stage: Stage) -> None:
    """As above, when Clerk does not know who is there for a while."""
    ada = stage.user("ada")
    stage.clerk.faults.add("client", delay=LATE, times=1)
    tab = stage.open(ada, path="/visits")
    tab.wait_until_equal(ada)
    _ran_once_for(tab, ada)


QUICK = (on_load_signed_in, on_load_signed_out, on_load_with_a_late_token, on_load_with_clerk_itself_late)
LONG = ()
