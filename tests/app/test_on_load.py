"""on_load: the events of a page run when it is known who is signed in, and not before."""

from __future__ import annotations

import pytest

from reflex_clerk import ClerkState, ConfigError, on_load
from reflex_clerk.events import calls
from reflex_clerk.testing import mint_token
from reflex_clerk.waiting import MAX_CHARACTERS, MAX_WAITS, OnTimeout
from tests.app.clocks import SleepingClock
from tests.app.guarded_app import Page
from tests.app.tabs import Tab, running
from tests.verify.doubles import run


async def open_page(tab: Tab, path: str = "/", on_timeout: OnTimeout = "skip", what: str = "load") -> None:
    """Send what Reflex sends when the page is opened."""
    (call,) = calls(on_load([Page.load(what)], on_timeout=on_timeout))  # type: ignore[arg-type] # Reflex's own type says less
    await tab.send(call.name, path, **call.payload)


async def loaded(tab: Tab) -> list[str]:
    return list((await tab.state(Page)).loaded)


def test_events_wait_until_the_session_is_known(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await open_page(tab)
            assert await loaded(tab) == []
            clock.advance(3)
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            assert await loaded(tab) == ["load by user_a"]
            clock.advance(60)
            await backend.settle()
            assert await loaded(tab) == ["load by user_a"]

    run(story())


def test_events_run_at_once_when_it_is_known_already(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            await open_page(tab)
            await tab.clear(seq=2)
            await open_page(tab)
            assert await loaded(tab) == ["load by user_a", "load by None"]

    run(story())


def test_who_comes_back_from_the_sign_in_page_is_not_taken_for_signed_out(clock: SleepingClock) -> None:
    """The page is loaded before the synchronizer speaks, so the backend asks again instead of sending the user away."""

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.clear(seq=1)
            tab.connection = "second"
            await open_page(tab, on_timeout="redirect")
            assert (await loaded(tab), tab.events()) == ([], [])
            assert (await tab.acknowledgement())["status"] == "unknown"
            await tab.set(mint_token("user_a", now=clock.now), seq=2)
            assert await loaded(tab) == ["load by user_a"]

    run(story())


def test_a_sign_out_that_is_said_again_lets_them_run(clock: SleepingClock) -> None:
    """What is unknown the synchronizer says again, so a visitor of a page that is loaded anew waits for no time-out."""

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.clear(seq=1)
            tab.connection = "second"
            await open_page(tab)
            await tab.clear(seq=2)
            await open_page(tab)
            assert await loaded(tab) == ["load by None", "load by None"]

    run(story())


def test_a_refused_token_and_an_ended_session_leave_them_waiting_for_a_better_one(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await open_page(tab)
            await tab.set("forged", seq=1)
            assert await loaded(tab) == []
            await tab.set(mint_token("user_a", now=clock.now), seq=2)
            clock.advance(100)
            await open_page(tab)
            assert await loaded(tab) == ["load by user_a"]
            await tab.set(mint_token("user_a", now=clock.now), seq=3)
            assert await loaded(tab) == ["load by user_a", "load by user_a"]

    run(story())


@pytest.mark.parametrize(
    ("on_timeout", "runs", "asks"), [("skip", [], []), ("redirect", [], ["_redirect"]), ("run", ["load by None"], [])]
)
def test_when_nothing_is_heard_in_time(
    on_timeout: OnTimeout, runs: list[str], asks: list[str], clock: SleepingClock
) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await open_page(tab, "/orders/7?tab=2", on_timeout)
            clock.advance(9.9)
            await backend.settle()
            assert (await loaded(tab), tab.events()) == ([], [])
            clock.advance(0.2)
            await backend.settle()
            assert (await loaded(tab), tab.events()) == (runs, asks)
            if asks:
                (event,) = (event for update in tab.updates for event in update.events)
                assert event.payload["path"] == "/sign-in?redirect_url=/orders/7%3Ftab%3D2"
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            assert await loaded(tab) == runs

    run(story())


def test_events_of_a_page_that_was_left_do_not_run(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            left, came_back = backend.tab("left"), backend.tab("came back")
            await open_page(left, "/a")
            await left.send(ClerkState.set_clerk_session, "/b", token=mint_token("user_a", now=clock.now))
            assert await loaded(left) == []
            await open_page(came_back, "/a", what="first visit")
            await open_page(came_back, "/b")
            await open_page(came_back, "/a", what="second visit")
            await open_page(came_back, "/a", what="second visit")
            await came_back.send(ClerkState.set_clerk_session, "/a", token=mint_token("user_a", now=clock.now))
            assert await loaded(came_back) == ["second visit by user_a"]

    run(story())


@pytest.mark.parametrize("on_timeout", ["redirect", "run"])
def test_nobody_is_sent_away_from_a_page_that_does_not_wait(on_timeout: OnTimeout, clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await open_page(tab, "/private", on_timeout)
            await tab.send(Page.load, "/public", what="public")
            clock.advance(11)
            await backend.settle()
            assert (await loaded(tab), tab.events()) == (["public by None"], [])

    run(story())


def test_the_way_back_is_never_another_site(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.send(ClerkState.redirect_to_sign_in, "//evil.example/x")
            (event,) = (event for update in tab.updates for event in update.events)
            assert event.payload["path"] == "/sign-in?redirect_url=/evil.example/x"

    run(story())


def test_a_word_that_on_timeout_does_not_know_is_an_error() -> None:
    with pytest.raises(ConfigError, match="redirect, skip, run"):
        on_load(Page.load, on_timeout="ignore")  # type: ignore[arg-type] # the mistake under test


def test_what_a_stranger_can_have_stored_and_sleeping_is_bounded(clock: SleepingClock) -> None:
    """Any visitor can send these events, as many as they like; each wait is stored, and each timer is a task."""

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            for number in range(60):
                waited = {"name": "page.load", "payload": {"n": number}}
                await tab.send(ClerkState.wait_for_auth_check, events=[waited], on_timeout="skip")
            for _ in range(5):
                for number in range(70):
                    await tab.start(ClerkState.stop_waiting, number=number)
            await backend.settle()
            waits = (await tab.state())._waiting.waits
            assert [wait.calls[0].payload["n"] for wait in waits] == list(range(60 - MAX_WAITS, 60)), "the oldest go"
            assert clock.sleepers <= MAX_WAITS
            big = {"name": "page.load", "payload": {"x": "x" * MAX_CHARACTERS}}
            await tab.send(ClerkState.wait_for_auth_check, events=[big], on_timeout="skip")
            assert (await tab.state())._waiting.waits == waits
            clock.advance(20)
            await backend.settle()
            assert clock.sleepers == 0
            await open_page(tab)
            assert clock.sleepers == 1, "who comes later has a timer again"

    run(story())


def test_the_end_of_a_session_is_watched_once_and_by_a_few_at_most(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            for _ in range(20):
                await tab.send(ClerkState.watch_session_end)
            assert clock.sleepers == 1
            for life in range(100, 140):
                await tab.set(mint_token("user_a", now=clock.now, life=life))
            assert clock.sleepers == MAX_WAITS
            clock.advance(200)
            await backend.settle()
            await tab.set(mint_token("user_a", now=clock.now))
            assert clock.sleepers == 1

    run(story())


def test_events_too_large_to_be_kept_are_an_error_where_they_are_written() -> None:
    with pytest.raises(ConfigError, match="16384 characters"):
        on_load(Page.load("x" * MAX_CHARACTERS))  # type: ignore[arg-type] # as above
