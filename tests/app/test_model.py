"""ClerkState against a model of ten lines: sets, clears, slow key fetches, refreshes and expiries in any order."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from reflex_clerk import ClerkState, KeySet, KeysUnavailable, configure
from reflex_clerk.configuration import restore
from reflex_clerk.testing import SigningKey, mint_token, test_key
from tests.app.clocks import SleepingClock
from tests.app.tabs import running

LEEWAY = 5
GRACE = 20
USERS = st.sampled_from(["user_a", "user_b"])
NUMBERING = st.sampled_from(["none", "next", "jump", "old", "malformed"])


@cache
def new_key() -> SigningKey:
    """Give a key that the backend does not hold: its tokens need a fetch."""
    return SigningKey.generate()


class SlowKeys:
    """A key source that answers a fetch when the test says so, in any order, well or badly."""

    def __init__(self) -> None:
        self.fetches: list[asyncio.Future[KeySet]] = []

    def held(self) -> KeySet | None:
        return KeySet.parse({"keys": [test_key().jwk]})

    async def refetch(self, seen: KeySet | None) -> KeySet:
        fetch: asyncio.Future[KeySet] = asyncio.get_running_loop().create_future()
        self.fetches.append(fetch)
        return await fetch


@dataclass
class Model:
    """What must hold: the last event that counts decides, and a session ends by the clock."""

    seq: int = 0
    arrival: int = 0
    verifying: bool = False
    lacks_keys: bool = False
    verdict: str = "unknown"
    user_id: str | None = None
    ends_at: float = 0.0

    def counts(self, seq: Any) -> bool:
        """Take an event in, unless a later one is there."""
        if isinstance(seq, int):
            if seq <= self.seq:
                return False
            self.seq = seq
        self.arrival += 1
        self.verifying = False
        return True

    def end(self, verdict: str) -> None:
        self.verdict, self.user_id, self.verifying, self.lacks_keys = verdict, None, False, False

    def sign_in(self, user_id: str, ends_at: float) -> None:
        self.end("signed_in")
        self.user_id, self.ends_at = user_id, ends_at


class Sessions(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.clock = SleepingClock(1_800_000_000.0)
        self.keys = SlowKeys()
        self.model = Model()
        self.slow: list[tuple[int, str, float]] = []
        self.saved = restore(None)
        configure(keys=self.keys, clock=self.clock, sleep=self.clock.sleep, leeway=LEEWAY, offline_grace=GRACE)
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.backend = self.runner.run(self.stack.enter_async_context(running()))
        self.backend.held_up = lambda: len(self.slow)
        self.tab = self.backend.tab()

    def teardown(self) -> None:
        for fetch in self.keys.fetches:
            fetch.get_loop().call_soon(fetch.cancel)
        self.runner.run(self.stack.aclose())
        self.runner.close()
        restore(self.saved)

    def number(self, numbering: str) -> dict[str, Any]:
        return {
            "none": {},
            "next": {"seq": self.model.seq + 1},
            "jump": {"seq": self.model.seq + 7},
            "old": {"seq": max(1, self.model.seq)},
            "malformed": {"seq": "1"},
        }[numbering]

    @rule(user=USERS, numbering=NUMBERING, life=st.sampled_from([60, 30, -3, -60]))
    def set(self, user: str, numbering: str, life: int) -> None:
        """Send a token that the held keys can verify, fresh or expired: the first sign-in, a refresh or a switch."""
        payload = self.number(numbering)
        token = mint_token(user, now=self.clock.now - 60, life=60 + life)
        if self.model.counts(payload.get("seq")):
            if numbering == "malformed" or life <= -LEEWAY:
                self.model.end("rejected")
            else:
                self.model.sign_in(user, self.clock.now + life + LEEWAY)
        self.runner.run(self.tab.set(token, **payload))

    @rule(user=USERS, numbering=NUMBERING)
    def set_slowly(self, user: str, numbering: str) -> None:
        """Send a token whose key has to be fetched."""
        payload = self.number(numbering)
        token = mint_token(user, now=self.clock.now, key=new_key())
        if self.model.counts(payload.get("seq")):
            if numbering == "malformed":
                self.model.end("rejected")
            else:
                self.model.verifying = True
                self.slow.append((self.model.arrival, user, self.clock.now + 60))
        self.runner.run(self.tab.set(token, **payload))

    @precondition(lambda self: self.slow)
    @rule(which=st.integers(0, 9), answer=st.sampled_from(["found", "not there", "unavailable"]))
    def key_arrives(self, which: int, answer: str) -> None:
        """End any of the fetches under way."""
        place = which % len(self.slow)
        arrival, user, expires_at = self.slow.pop(place)
        fetch = self.keys.fetches.pop(place)
        self.runner.run(self.answer(fetch, answer))
        if arrival != self.model.arrival:
            return
        if answer == "unavailable":
            self.model.verifying = False
            if self.model.user_id is None:
                self.model.end("rejected")
            self.model.lacks_keys = True
        elif answer == "not there" or expires_at <= self.clock.now - LEEWAY:
            self.model.end("rejected")
        else:
            self.model.sign_in(user, expires_at + LEEWAY)

    @rule(user=USERS, numbering=NUMBERING)
    def set_in_an_outage(self, user: str, numbering: str) -> None:
        """Send a token whose key cannot be had."""
        before = len(self.slow)
        self.set_slowly(user, numbering)
        if len(self.slow) > before:
            self.key_arrives(before, "unavailable")

    async def answer(self, fetch: asyncio.Future[KeySet], answer: str) -> None:
        if answer == "unavailable":
            fetch.set_exception(KeysUnavailable("it is down"))
        else:
            fetch.set_result(KeySet.parse({"keys": [new_key().jwk]}) if answer == "found" else KeySet())
        await self.backend.settle()

    @rule(token=st.sampled_from([None, "forged", 7, {"token": 1}]), numbering=NUMBERING)
    def set_nonsense(self, token: Any, numbering: str) -> None:
        payload = self.number(numbering)
        if self.model.counts(payload.get("seq")):
            self.model.end("rejected")
        self.runner.run(self.tab.set(token, **payload))

    @rule(numbering=NUMBERING)
    def clear(self, numbering: str) -> None:
        payload = self.number(numbering)
        if self.model.counts(payload.get("seq")):
            self.model.end("signed_out")
        self.runner.run(self.tab.clear(**payload))

    @rule(seconds=st.sampled_from([1, 20, 64, 65, 90]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)
        self.runner.run(self.backend.settle())

    @invariant()
    def the_backend_holds_what_the_model_says(self) -> None:
        model = self.model
        alive = model.user_id is not None and self.clock.now < model.ends_at + GRACE
        ended = model.user_id is not None and self.clock.now >= model.ends_at
        over = ended or model.user_id is None
        undecided = model.verifying or (model.lacks_keys and over)
        status = "refreshing" if undecided else "stale" if ended else model.verdict
        state = self.runner.run(self.tab.state())
        assert (state.user_id, state.is_signed_in) == (model.user_id if alive else None, alive)
        assert (state.status, state.acknowledgement["seq"]) == (status, model.seq)
        assert state.auth_checked == (model.verdict != "unknown")

    @invariant()
    def the_page_shows_what_the_backend_holds(self) -> None:
        state = self.runner.run(self.tab.state())
        for name, shown in self.tab.shown().items():
            assert shown == getattr(state, name), name

    @invariant()
    def a_client_cannot_tell_a_session_from_its_acknowledgement_but_by_the_identity(self) -> None:
        state = self.runner.run(self.tab.state())
        assert set(state.acknowledgement) == {
            *("seq", "status", "user_id", "session_id", "org_id", "expires_at", "code"),
        }
        assert state.acknowledgement["user_id"] == state.user_id


def test_the_last_event_that_counts_decides_in_any_order() -> None:
    assert ClerkState.get_full_name()
    run_state_machine_as_test(
        Sessions,
        settings=settings(
            max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
