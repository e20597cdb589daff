"""ClerkState behind Reflex's own event queue: what signs in, what signs out, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from reflex_clerk import ClerkState, configure
from reflex_clerk.claims import Organization
from reflex_clerk.configuration import Backend, Configuration, restore
from reflex_clerk.session import Knowledge, Session
from reflex_clerk.testing import SigningKey, configured, mint_token, test_key
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


def test_a_key_endpoint_that_is_down_signs_nobody_in_and_nobody_out(clock: SleepingClock) -> None:
    """An outage at Clerk is no reason to lose a session; it ends by its own clock.

    Nor is a token refused by it: after "refreshing" the page sends another one again and again, after "rejected" it
    soon gives up.
    """

    async def story() -> None:
        endpoint = Endpoint({"keys": [test_key().jwk]})
        configure(jwt_key=None, publishable_key="pk_test_Y2xlcmsuZXhhbXBsZS5jb20k", keys=endpoint.keys(clock))
        async with running() as backend:
            known, stranger = backend.tab("known"), backend.tab("stranger")
            await known.set(token("user_a", clock), seq=1)
            endpoint.status = 500
            rotated = mint_token("user_a", now=clock.now, key=SigningKey.generate())
            await known.set(rotated, seq=2)
            await stranger.set(rotated, seq=1)
            held, refused = await known.state(), await stranger.state()
            assert (held.status, held.user_id, held.error_code) == ("signed_in", "user_a", "jwk-failed-to-load")
            assert (refused.status, refused.user_id, refused.error_code) == ("refreshing", None, "jwk-failed-to-load")
            assert refused.auth_checked is True
            clock.advance(65)
            assert (held.status, held.user_id) == ("refreshing", None)
            endpoint.status = 200
            await stranger.set(rotated, seq=2)
            assert (await stranger.state()).status == "rejected", (
                "the keys are there, and the token's is not among them"
            )

    run(story())


def test_a_backend_without_keys_says_why_in_the_log_and_leaves_nothing_hanging(
    clock: SleepingClock, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        restore(Backend(Configuration(), clock=clock, sleep=clock.sleep))
        async with running() as backend:
            tab = backend.tab()
            await tab.set(token("user_a", clock), seq=1)
            state = await tab.state()
            assert (state.status, state.auth_checked, state.user_id) == ("refreshing", True, None)

    run(story())
    assert "nobody can sign in: no source of keys" in caplog.text


def test_a_pending_session_is_signed_out_unless_it_is_asked_for(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(token("user_a", clock, status="pending"), seq=1)
            state = await tab.state()
            assert (state.status, state.user_id, state.error_code) == ("signed_out", None, "session-pending")
            with configured(accept_pending=True):
                await tab.set(token("user_a", clock, status="pending"), seq=2)
                assert (await tab.state()).user_id == "user_a"

    run(story())


def test_only_chosen_claims_reach_the_browser(clock: SleepingClock) -> None:
    async def story() -> None:
        configure(public_claims=["email", "absent"])
        async with running() as backend:
            tab = backend.tab()
            await tab.set(token("user_a", clock, extra={"email": "a@example.com", "salary": "a secret"}), seq=1)
            assert tab.shown()["claims"] == {"email": "a@example.com"}
            assert "a secret" not in str(tab.updates)
            await tab.clear(seq=2)
            assert tab.shown()["claims"] == {}

    run(story())


def test_the_organization_is_there_and_goes_with_the_session(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            organization = Organization("org_1", "acme", "org:admin", ("org:invoices:read",))
            await tab.set(token("user_a", clock, organization=organization), seq=1)
            shown = {name: value for name, value in tab.shown().items() if name.startswith("org_")}
            assert shown == {
                "org_id": "org_1",
                "org_slug": "acme",
                "org_role": "org:admin",
                "org_permissions": ["org:invoices:read"],
            }
            clock.advance(100)
            await backend.settle()
            assert (tab.shown()["org_id"], tab.shown()["org_permissions"]) == (None, [])

    run(story())


def test_a_session_that_has_ended_comes_back_by_a_fresh_token_only(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(token("user_a", clock), seq=1)
            clock.advance(3600)
            await tab.set(token("user_a", clock, life=-100), seq=2)
            assert (await tab.state()).status == "rejected"
            await tab.set(token("user_a", clock), seq=3)
            assert (await tab.state()).status == "signed_in"

    run(story())


@pytest.mark.parametrize("arrival", [True, 1.0, "1", None, [1], 2, 0])
def test_a_check_commits_for_the_arrival_that_it_was_started_for(arrival: Any) -> None:
    checking = Knowledge().arrived(None)
    assert checking is not None
    session = Session({"sub": "user_a"}, 10.0, 10.0)
    assert checking.decided(arrival, session) is None
    assert checking.decided(1, session) is not None


def test_what_is_kept_shows_no_claim_in_a_log() -> None:
    held = Knowledge(session=Session({"sub": "user_secret"}, 10.0, 10.0))
    assert "user_secret" not in repr(held)
