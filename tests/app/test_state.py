"""ClerkState behind Reflex's own event queue: what signs in, what signs out, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from reflex_clerk import ClerkState, configure
from reflex_clerk.testing import mint_token, test_key
from tests.app.clocks import SleepingClock
from tests.app.tabs import running, until
from tests.verify.doubles import Endpoint, run


def token(user: str, clock: SleepingClock, **claims: Any) -> str:
    return mint_token(user, now=clock.now, **claims)


def test_a_token_signs_in_and_a_clear_signs_out(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(token("user_a", clock, session_id="sess_a"), seq=1)
            assert await tab.acknowledgement() == {
                "seq": 1,
                "status": "signed_in",
                "user_id": "user_a",
                "session_id": "sess_a",
                "org_id": None,
                "expires_at": clock.now + 60,
                "code": None,
            }
            assert tab.shown()["user_id"] == "user_a"
            await tab.clear(seq=2)
            assert (await tab.acknowledgement())["status"] == "signed_out"
            assert tab.shown()["user_id"] is None
            assert tab.shown()["is_signed_in"] is False

    run(story())


@pytest.mark.parametrize("numbered", [True, False])
def test_a_set_that_waits_for_a_key_never_overwrites_a_later_clear(clock: SleepingClock, numbered: bool) -> None:
    """The race that no front end can prevent."""

    async def story() -> None:
        endpoint = Endpoint({"keys": [test_key().jwk]})
        endpoint.gate.clear()
        configure(jwt_key=None, publishable_key="pk_test_Y2xlcmsuZXhhbXBsZS5jb20k", keys=endpoint.keys(clock))
        async with running() as backend:
            tab = backend.tab()
            await tab.start(
                ClerkState.set_clerk_session, token=token("user_a", clock), **({"seq": 1} if numbered else {})
            )
            await until(lambda: endpoint.fetches == 1)
            assert (await tab.acknowledgement())["status"] == "refreshing"
            await tab.start(ClerkState.clear_clerk_session, **({"seq": 2} if numbered else {}))
            endpoint.gate.set()
            await backend.settle()
            state = await tab.state()
            assert state.status == "signed_out"
            assert state.user_id is None
            assert tab.shown()["status"] == "signed_out"

    run(story())


def test_the_page_is_told_when_the_session_has_ended(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(token("user_a", clock), seq=1)
            clock.advance(66)
            await backend.settle()
            state = await tab.state()
            assert (state.is_signed_in, state.user_id, state.status) == (False, None, "stale")
            assert (tab.shown()["is_signed_in"], tab.shown()["status"]) == (False, "stale")

    run(story())
