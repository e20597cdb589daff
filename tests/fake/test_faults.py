"""Faults do what they say, as often as they say, and nothing is left of them afterwards."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from reflex_clerk import TokenError, Verifier, VerifierSettings
from reflex_clerk.testing import FakeClerk, User
from reflex_clerk.testing.directory import DEFAULT_PASSWORD
from reflex_clerk.testing.gate import Gate

from .front_end import FrontEnd


@pytest.fixture
def session_id(front_end: FrontEnd, ada: User) -> str:
    return front_end.sign_in(ada.identifier, DEFAULT_PASSWORD)


@pytest.fixture
def ask(front_end: FrontEnd, session_id: str) -> Callable[[], httpx.Response]:
    """Ask for a token, and give the answer."""
    return lambda: front_end.send("POST", f"/client/sessions/{session_id}/tokens")


def test_a_status_as_many_times_as_said(fake_clerk: FakeClerk, ask: Callable[[], httpx.Response]) -> None:
    fault = fake_clerk.faults.add("sessions.tokens", status=500, times=2)
    assert [ask().status_code for _ in range(4)] == [500, 500, 200, 200]
    assert fault.hits == 2
    assert fake_clerk.requests.count("sessions.tokens") == 4
    assert [one.status for one in fake_clerk.requests.answered if one.endpoint == "sessions.tokens"] == [
        500,
        500,
        200,
        200,
    ]


@pytest.mark.parametrize(
    ("status", "code"), [(401, "authentication_invalid"), (404, "resource_not_found"), (429, "too_many_requests")]
)
def test_errors_have_clerks_form(
    fake_clerk: FakeClerk, ask: Callable[[], httpx.Response], status: int, code: str
) -> None:
    with fake_clerk.faults.add("sessions.*", status=status, retry_after=7):
        refused = ask()
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (status, code)
    assert refused.headers["retry-after"] == "7"
    assert ask().status_code == 200, "the fault ends with the block"


def test_only_the_named_endpoint_is_concerned(fake_clerk: FakeClerk, front_end: FrontEnd) -> None:
    fake_clerk.faults.add("sessions.tokens", status=500)
    assert front_end.client()["sessions"] == []


@pytest.mark.parametrize(
    ("defect", "code"),
    [
        ("expired", "token-expired"),
        ("not_yet_valid", "token-not-active-yet"),
        ("wrong_key", "token-invalid-signature"),
        ("unknown_kid", "token-invalid-signature"),
        ("empty", "token-malformed"),
    ],
)
def test_tokens_that_must_be_refused(
    fake_clerk: FakeClerk, ask: Callable[[], httpx.Response], defect: Any, code: str
) -> None:
    """With the widest leeway that most would set; a networkless verifier does not look at the kid."""
    verifier = Verifier(VerifierSettings(jwt_key=fake_clerk.jwt_key, leeway=600))
    with fake_clerk.faults.add("sessions.tokens", token=defect):
        token = ask().json()["jwt"]
    if defect == "unknown_kid":
        assert verifier.verify(token).user_id == "user_ada"
        return
    with pytest.raises(TokenError) as refusal:
        verifier.verify(token)
    assert refusal.value.code == code


def test_tokens_in_other_answers_have_the_defect_too(
    fake_clerk: FakeClerk, front_end: FrontEnd, session_id: str
) -> None:
    verifier = Verifier(VerifierSettings(jwt_key=fake_clerk.jwt_key))
    with fake_clerk.faults.add("client", token="wrong_key"), pytest.raises(TokenError):
        verifier.verify(front_end.client()["sessions"][0]["last_active_token"]["jwt"])
    assert front_end.client()["sessions"][0]["id"] == session_id


def in_background(work: Callable[[], httpx.Response]) -> tuple[ThreadPoolExecutor, Future[httpx.Response]]:
    pool = ThreadPoolExecutor(1)
    return pool, pool.submit(work)


def test_a_held_answer_was_made_before_what_came_next(
    fake_clerk: FakeClerk, ask: Callable[[], httpx.Response], session_id: str
) -> None:
    """The race that matters: a token is under way while its session ends."""
    fault = fake_clerk.faults.add("sessions.tokens", hold="answer")
    pool, answer = in_background(ask)
    with pool:
        fault.wait_until_held()
        assert not answer.done()
        [session] = fake_clerk.sessions
        fake_clerk.revoke(session)
        fault.release()
        late = answer.result(10)
    claims = Verifier(VerifierSettings(jwt_key=fake_clerk.jwt_key)).verify(late.json()["jwt"])
    assert claims.session_id == session_id
    assert ask().status_code == 401


def test_a_held_request_sees_what_came_meanwhile(fake_clerk: FakeClerk, ask: Callable[[], httpx.Response]) -> None:
    with fake_clerk.faults.add("sessions.tokens", hold="request") as fault:
        pool, answer = in_background(ask)
        with pool:
            fault.wait_until_held()
            [session] = fake_clerk.sessions
            fake_clerk.revoke(session)
            fault.release()
            assert answer.result(10).status_code == 401


def test_delays(fake_clerk: FakeClerk, ask: Callable[[], httpx.Response]) -> None:
    def seconds() -> float:
        started = time.monotonic()
        assert ask().status_code == 200
        return time.monotonic() - started

    with fake_clerk.faults.add("sessions.tokens", delay=0.2, answer_delay=0.2):
        assert seconds() >= 0.4
    fake_clerk.settings.answer_time = 0.15
    assert seconds() >= 0.15


def test_a_cut_connection_gives_no_answer(fake_clerk: FakeClerk, ask: Callable[[], httpx.Response]) -> None:
    with fake_clerk.faults.add("*", drop=True), pytest.raises(httpx.RemoteProtocolError):
        ask()
    assert [one.status for one in fake_clerk.requests.answered][-1] == 0
    assert ask().status_code == 200


def test_waiting_ends(fake_clerk: FakeClerk) -> None:
    """A condition that never comes fails the test, and says what was waited for."""
    fault = fake_clerk.faults.add("client", status=500)
    with pytest.raises(TimeoutError, match="0 of 1 requests to client"):
        fault.wait_for_hit(timeout=0.01)
    with pytest.raises(TimeoutError, match="0 of 1 requests to client were held"):
        fault.wait_until_held(timeout=0.01)
    with pytest.raises(TimeoutError, match=r"0 of 2 requests to sessions\.tokens"):
        fake_clerk.requests.wait_for("sessions.tokens", 2, timeout=0.01)


@pytest.mark.parametrize(
    ("endpoint", "fault", "problem"),
    [
        ("session.tokens", {"status": 500}, r"no endpoint 'session.tokens'; did you mean .*sessions\.tokens"),
        ("client", {}, "a fault needs one of"),
        ("client", {"token": "stale"}, "token='stale' is not one of expired"),
        ("client", {"hold": "both"}, "hold='both' is not one of request, answer"),
    ],
)
def test_a_fault_that_would_do_nothing_is_an_error(
    fake_clerk: FakeClerk, endpoint: str, fault: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        fake_clerk.faults.add(endpoint, **fault)


def test_everybody_passes_an_open_gate() -> None:
    """Also those who come late, and those of several event loops."""

    async def three_pass(gate: Gate) -> None:
        waiting = [asyncio.create_task(gate.passed()) for _ in range(3)]
        await asyncio.sleep(0)
        gate.open()
        async with asyncio.timeout(10):
            await asyncio.gather(*waiting, gate.passed())

    gate = Gate()
    asyncio.run(three_pass(gate))
    asyncio.run(asyncio.wait_for(gate.passed(), 10))
