"""Token requests fail, hang, come late or give what must be refused: no wrong session, and the right one in the end."""

from __future__ import annotations

from typing import Any

import pytest

from reflex_clerk.testing import FakeClerk, User
from tests.browser.conftest import OpenTab

FAULTS = {
    "not found": {"status": 404},
    "empty": {"token": "empty"},
    "slow": {"delay": 1.0},
    "expired on arrival": {"token": "expired"},
    "signed by a stranger": {"token": "wrong_key"},
}


@pytest.fixture(autouse=True)
def _tokens_near_their_end(fake_clerk: FakeClerk) -> None:
    """Let the tokens that come with other answers be too short-lived to be sent, so that one is asked for."""
    fake_clerk.settings.token_life = 10


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_one_failure_is_overcome(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User, fault: dict[str, Any]) -> None:
    added = fake_clerk.faults.add("sessions.tokens", times=1, **fault)
    tab = open_tab(ada)
    added.wait_for_hit()
    fake_clerk.settings.token_life = 60
    tab.wait_until_equal(ada)


def test_sign_out_overtakes_a_token(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    """The answer is a good token of a session that is gone."""
    held = fake_clerk.faults.add("sessions.tokens", hold="answer")
    tab = open_tab(ada)
    held.wait_until_held()
    tab.sign_out()
    tab.wait_until_equal(None)
    held.release()
    tab.stays_equal(None)


def test_switch_overtakes_a_token(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User, bob: User) -> None:
    held = fake_clerk.faults.add("sessions.tokens", hold="answer", times=1)
    tab = open_tab(ada)
    held.wait_until_held()
    fake_clerk.settings.token_life = 60
    tab.sign_in(bob)
    tab.wait_until_equal(bob)
    held.release()
    tab.stays_equal(bob)


def test_signed_out_in_and_out_again(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    """The race that the published package loses, with a synchronizer that asks for a token at every sign-in."""
    fake_clerk.settings.token_life = 60
    tab = open_tab(path="/resilient")
    tab.wait_until_equal(None)
    held = fake_clerk.faults.add("sessions.tokens", hold="answer")
    tab.sign_in(ada)
    held.wait_until_held()
    tab.sign_out()
    tab.wait_until_equal(None)
    held.release()
    tab.stays_equal(None)


def test_rotated_keys(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User, bob: User) -> None:
    """A token of a key that the backend does not know yet makes it fetch the keys anew."""
    fake_clerk.settings.token_life = 60
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    fake_clerk.rotate_keys()
    tab.sign_in(bob)
    tab.wait_until_equal(bob)


def test_revoked_session(fake_clerk: FakeClerk, open_tab: OpenTab, ada: User) -> None:
    """An administrator ends it; the browser learns that with its next request, and the backend at once from the browser."""
    fake_clerk.settings.token_life = 60
    tab = open_tab(ada)
    tab.wait_until_equal(ada)
    for session in fake_clerk.sessions:
        fake_clerk.revoke(session)
    tab.page.evaluate("window.dispatchEvent(new Event('focus'))")
    tab.wait_until_equal(None)
