"""Token requests fail, hang, come late or give what must be refused: no wrong session, and the right one in the end."""

from __future__ import annotations

import contextlib
from typing import Any

from reflex_clerk.testing import SigningKey, mint_token
from tests.browser.stage import Stage

TOKENS = "sessions.tokens"

TOO_SHORT = 10.0
"""Seconds that a token lives which is not worth sending, so that another one is asked for."""

KEYS = "backend.jwks"

AFTER_NEXT_FETCH = 35.0
"""Seconds after which a backend whose fetches are spent has another one, and the page has spoken again."""

AFTER_RETRIES = 40.0
"""Seconds that both sides may take; clerk-js waits longer before each of its own tries."""


def _overcome(stage: Stage, patience: float = 10.0, **fault: Any) -> None:
    """Let the first token requests meet a fault; the user need do nothing."""
    ada, settings = stage.user("ada"), stage.clerk.settings
    usual, settings.token_life = settings.token_life, TOO_SHORT
    added = stage.clerk.faults.add(TOKENS, **fault)
    tab = stage.open(ada)
    added.wait_for_hit(timeout=20)
    settings.token_life = usual
    tab.wait_until_equal(ada, patience)


def token_not_found_once(stage: Stage) -> None:
    """Clerk answers 404."""
    _overcome(stage, status=404, times=1)


def token_empty_once(stage: Stage) -> None:
    """Clerk gives null, as it does while nobody knows better; that is no sign-out."""
    _overcome(stage, token="empty", times=1)


def token_slow(stage: Stage) -> None:
    """The answer takes a second."""
    _overcome(stage, delay=1.0, times=1)


def token_expired_on_arrival(stage: Stage) -> None:
    """The backend refuses it, and gets another one."""
    _overcome(stage, token="expired", times=1)


def token_signed_by_a_stranger(stage: Stage) -> None:
    """As above, for another reason."""
    _overcome(stage, token="wrong_key", times=1)


def internal_error_twice(stage: Stage) -> None:
    """Clerk answers 500."""
    _overcome(stage, AFTER_RETRIES, status=500, times=2)


def too_many_requests_once(stage: Stage) -> None:
    """Clerk answers 429."""
    _overcome(stage, AFTER_RETRIES, status=429, times=1)


def nobody_answers_twice(stage: Stage) -> None:
    """The connection to Clerk is cut."""
    _overcome(stage, AFTER_RETRIES, drop=True, times=2)


def token_not_found_three_times(stage: Stage) -> None:
    """Once less than the synchronizer tries."""
    _overcome(stage, AFTER_RETRIES, status=404, times=3)


def token_very_slow(stage: Stage) -> None:
    """Longer than anybody should wait for one answer."""
    _overcome(stage, AFTER_RETRIES, delay=12.0, times=1)


def offline_and_back(stage: Stage) -> None:
    """The browser says that it is offline: nobody is signed out, and what happens afterwards arrives."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    tab.page.wait_for_load_state("networkidle")  # clerk-js still fetches parts of its user interface
    stage.context.set_offline(True)
    tab.stays_equal(ada, seconds=2)
    stage.context.set_offline(False)
    tab.sign_out()
    tab.wait_until_equal(None, AFTER_RETRIES)


def sign_out_overtakes_a_token_of_the_first_load(stage: Stage) -> None:
    """The answer is a good token of a session that is gone: made before the sign-out, and come after it."""
    ada = stage.user("ada")
    stage.clerk.settings.token_life = TOO_SHORT
    held = stage.clerk.faults.add(TOKENS, hold="answer")
    tab = stage.open(ada)
    held.wait_until_held()
    tab.sign_out()
    tab.wait_until_equal(None)
    held.release()
    tab.stays_equal(None)


def sign_out_overtakes_a_token_of_a_sign_in(stage: Stage) -> None:
    """The race that the published package loses; who needs no new token at a sign-in asks for none."""
    ada = stage.user("ada")
    tab = stage.open()
    tab.wait_until_equal(None)
    held = stage.clerk.faults.add(TOKENS, hold="answer")
    tab.sign_in(ada)
    with contextlib.suppress(TimeoutError):
        held.wait_until_held(timeout=0.5)
    tab.sign_out()
    tab.wait_until_equal(None)
    held.release()
    tab.stays_equal(None)


def switch_overtakes_a_token(stage: Stage) -> None:
    """A good token of a session that is no longer the active one."""
    ada, bob = stage.user("ada"), stage.user("bob")
    usual, stage.clerk.settings.token_life = stage.clerk.settings.token_life, TOO_SHORT
    held = stage.clerk.faults.add(TOKENS, hold="answer", times=1)
    tab = stage.open(ada)
    held.wait_until_held()
    stage.clerk.settings.token_life = usual
    tab.sign_in(bob)
    tab.wait_until_equal(bob)
    held.release()
    tab.stays_equal(bob)


def keys_rotated(stage: Stage) -> None:
    """A token of a key that the backend does not know yet makes it fetch the keys anew."""
    stage.backend.kill()  # strange tokens of earlier stories count among the fetches that a backend allows itself
    stage.backend.start()
    ada, bob = stage.user("ada"), stage.user("bob")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    stage.clerk.rotate_keys()
    tab.sign_in(bob)
    tab.wait_until_equal(bob)


def keys_rotated_when_strangers_have_spent_the_fetches(stage: Stage) -> None:
    """For half a minute the backend fetches no keys, and can say nothing of an honest token: it is sent again after that.

    The user is impatient: a window that gets the focus again and again does not make the page wait anew.
    """
    stage.backend.kill()
    stage.backend.start()
    ada = stage.user("ada")
    tab = stage.open()
    tab.wait_until_equal(None)
    for number in range(3):  # the first needs the keys anyway; a backend allows itself two more fetches at once
        strange = mint_token("user_stranger", key=SigningKey.generate(f"unknown_{number}"), issuer=stage.clerk.issuer)
        fetches = stage.clerk.requests.count(KEYS)
        tab.send_by_hand("set_clerk_session", {"token": strange})
        stage.clerk.requests.wait_for(KEYS, fetches + 1)
        tab.wait_until_equal(None)
    stage.clerk.rotate_keys()
    tab.sign_in(ada)
    tab.page.evaluate("() => { setInterval(() => window.dispatchEvent(new Event('focus')), 1000) }")
    tab.wait_until_equal(ada, AFTER_NEXT_FETCH)


def session_revoked(stage: Stage) -> None:
    """An administrator ends it; the browser learns that with its next request, and the backend at once from the browser."""
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada)
    for session in stage.clerk.sessions:
        stage.clerk.revoke(session)
    tab.page.evaluate("window.dispatchEvent(new Event('focus'))")
    tab.wait_until_equal(None)


QUICK = (
    token_not_found_once,
    token_empty_once,
    token_slow,
    token_expired_on_arrival,
    token_signed_by_a_stranger,
    sign_out_overtakes_a_token_of_the_first_load,
    sign_out_overtakes_a_token_of_a_sign_in,
    switch_overtakes_a_token,
    session_revoked,
)
LONG = (
    internal_error_twice,
    too_many_requests_once,
    nobody_answers_twice,
    token_not_found_three_times,
    token_very_slow,
    offline_and_back,
)
