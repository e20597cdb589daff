"""Events that a stranger writes by hand onto the socket of a page: nobody is signed in by them, and the user stays."""

from __future__ import annotations

import time
from typing import Any

from reflex_clerk.testing import SigningKey, User, mint_token
from tests.browser.stage import Stage
from tests.browser.tab import Tab

VICTIM = "user_victim"

WHILE = 0.2
"""Seconds in which the backend has long handled an event."""


def _attack(stage: Stage, *events: tuple[str, dict[str, Any]]) -> None:
    """Send events, each a handler and a payload, to a tab where somebody is signed in, and again when nobody is."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    for handler, payload in events:
        _is_not_taken_in(tab, ada, handler, payload)
    tab.sign_out()
    tab.wait_until_equal(None)
    for handler, payload in events:
        _is_not_taken_in(tab, None, handler, payload)


def _is_not_taken_in(tab: Tab, user: User | None, handler: str, payload: dict[str, Any]) -> None:
    """See that an event makes nobody else of the tab's user; it may cost the session for a moment."""
    tab.send_by_hand(handler, payload)
    end = time.monotonic() + WHILE
    while time.monotonic() < end:
        assert tab.backends_view()["user_id"] in {None, user and user.id}
    tab.wait_until_equal(user)


def _tokens(stage: Stage, *tokens: object) -> None:
    _attack(stage, *(("set_clerk_session", {"token": token}) for token in tokens))


def forged_token(stage: Stage) -> None:
    """Signed by a key of the stranger's own, which it says is Clerk's."""
    clerk = stage.clerk
    _tokens(stage, mint_token(VICTIM, key=SigningKey.generate(clerk.keys.current.kid), issuer=clerk.issuer))


def unsigned_token(stage: Stage) -> None:
    """A head and claims, and nothing that proves them."""
    head, claims, _ = mint_token(VICTIM, issuer=stage.clerk.issuer).split(".")
    _tokens(stage, f"{head}.{claims}.", f"{head}.{claims}")


def oversized_token(stage: Stage) -> None:
    """Much larger than any that Clerk makes."""
    _tokens(stage, "a" * 300_000, ".".join(["a" * 100_000] * 3))


def token_that_is_no_string(stage: Stage) -> None:
    """Other JSON values."""
    _tokens(stage, None, 7, [VICTIM], {"user_id": VICTIM})


def events_of_setters(stage: Stage) -> None:
    """The names that Reflex gives the setters of vars, in an app that has asked for them."""
    _attack(stage, ("set_user_id", {"value": VICTIM}), ("set_is_signed_in", {"value": True}))


QUICK = (forged_token, unsigned_token, oversized_token, token_that_is_no_string, events_of_setters)
LONG = ()
