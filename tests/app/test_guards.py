"""Guards: a handler runs only while the session that the backend holds does what is required."""

from __future__ import annotations

from typing import Any

import pytest
import reflex as rx

from reflex_clerk import ClerkState, ConfigError, configure, require_auth, require_role
from reflex_clerk.claims import Entitlements, Organization
from reflex_clerk.events import Call
from reflex_clerk.refusal import Postponed
from reflex_clerk.testing import mint_token
from tests.app.clocks import SleepingClock
from tests.app.guarded_app import KINDS, Guarded
from tests.app.tabs import Tab, running
from tests.verify.doubles import run

ORGANIZATION = Organization("org_1", "one", "org:admin", ("org:invoices:create",))


async def done(tab: Tab) -> list[str]:
    return list((await tab.state(Guarded)).done)


def told(tab: Tab) -> str:
    """Give all that the page was asked to do: a toast is a call of a function with the message in it."""
    return str([event.payload for update in tab.updates for event in update.events])


@pytest.mark.parametrize("kind", KINDS)
def test_a_handler_of_any_kind_runs_for_who_is_signed_in_and_for_nobody_else(kind: str, clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            handler = getattr(Guarded, kind)
            await tab.send(handler)
            await tab.clear(seq=1)
            await tab.send(handler)
            assert await done(tab) == []
            assert "Please sign in" in told(tab)
            await tab.set(mint_token("user_a", now=clock.now), seq=2)
            await tab.send(handler)
            ran = await done(tab)
            assert ran[0] == kind.replace("_", " ")
            assert ("follow-up" in ran) == ("generator" in kind)
            assert ("second step" in str(ran)) == (kind in ("generator", "async_generator"))
            await tab.clear(seq=3)
            await tab.send(handler)
            assert await done(tab) == ran

    run(story())


@pytest.mark.parametrize("kind", KINDS)
def test_no_handler_runs_on_a_session_that_has_ended_though_no_event_said_so(kind: str, clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            clock.advance(64.9)
            await tab.send(getattr(Guarded, kind))
            before = await done(tab)
            assert before
            clock.advance(0.1)
            await tab.send(getattr(Guarded, kind))
            assert await done(tab) == before
            assert "Your session has ended" in told(tab)

    run(story())


@pytest.mark.parametrize("life", [60, 86_400])
def test_a_verification_is_no_fresher_for_a_session_that_goes_on(life: int, clock: SleepingClock) -> None:
    """Neither an offline grace nor a token with a long life keeps an old verification young."""

    async def story() -> None:
        configure(offline_grace=3600)
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now, life=life, factor_ages=(9, -1)), seq=1)
            await tab.send(Guarded.for_verified)
            assert await done(tab) == ["fresh"]
            clock.advance(61)
            await tab.send(Guarded.for_verified)
            assert await done(tab) == ["fresh"]
            assert "confirm that it is you" in told(tab)

    run(story())


def test_offline_grace_is_none_unless_it_is_set(clock: SleepingClock) -> None:
    async def story() -> None:
        configure(offline_grace=30)
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            clock.advance(94)
            await tab.send(Guarded.plain)
            assert (tab.shown()["is_signed_in"], tab.shown()["status"]) == (True, "stale")
            clock.advance(2)
            await tab.send(Guarded.plain)
            assert await done(tab) == ["plain"]
            assert tab.shown()["is_signed_in"] is False

    run(story())


RIGHTS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("for_admins", {"organization": ORGANIZATION}, {"organization": Organization("org_1", role="org:member")}),
    ("for_billing", {"organization": ORGANIZATION}, {"organization": Organization("org_1", role="org:admin")}),
    ("for_feature", {"features": Entitlements(user=("dashboard",))}, {"features": Entitlements(user=("search",))}),
    (
        "for_plan",
        {"organization": ORGANIZATION, "plans": Entitlements(organization=("pro",))},
        {"organization": ORGANIZATION, "plans": Entitlements(user=("pro",))},
    ),
    ("for_verified", {"factor_ages": (3, 9)}, {"factor_ages": (3, 10)}),
]


@pytest.mark.parametrize(("handler", "enough", "too_little"), RIGHTS, ids=[case[0] for case in RIGHTS])
def test_each_guard_asks_for_what_its_name_says(
    handler: str, enough: dict[str, Any], too_little: dict[str, Any], clock: SleepingClock
) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now, **too_little), seq=1)
            await tab.send(getattr(Guarded, handler))
            assert await done(tab) == []
            assert "not allowed" in told(tab) or "confirm that it is you" in told(tab)
            await tab.set(mint_token("user_a", now=clock.now, **enough), seq=2)
            await tab.send(getattr(Guarded, handler))
            assert set(await done(tab)) == {"fresh" if handler == "for_verified" else await expected(handler)}

    async def expected(name: str) -> str:
        return {"for_admins": "role", "for_billing": "permission", "for_feature": "feature", "for_plan": "plan"}[name]

    run(story())


def test_a_refused_event_comes_again_once_after_the_next_sign_in(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now, session_id="sess_1"), seq=1)
            clock.advance(100)
            await tab.send(Guarded.replayed, what="save")
            assert await done(tab) == []
            await tab.set(mint_token("user_a", now=clock.now, session_id="sess_1"), seq=2)
            assert await done(tab) == ["save"]
            await tab.set(mint_token("user_a", now=clock.now, session_id="sess_1"), seq=3)
            assert await done(tab) == ["save"]

    run(story())


def test_what_came_again_once_and_ran_may_be_refused_and_come_again_another_time(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            for seq in (2, 3):
                clock.advance(100)
                await tab.send(Guarded.replayed, what="save")
                await tab.set(mint_token("user_a", now=clock.now), seq=seq)
            assert await done(tab) == ["save", "save"]

    run(story())


def test_an_event_that_is_on_its_way_again_is_not_sent_a_second_time() -> None:
    postponed = Postponed(Call("save", {}), "user_a", refused_at=100.0)
    assert postponed.is_due("user_a", 101.0)
    assert not postponed._replace(replayed=True).is_due("user_a", 101.0)


def test_a_refused_event_never_comes_again_for_another_user_nor_much_later(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            other, late, signed_out = backend.tab("other"), backend.tab("late"), backend.tab("signed_out")
            for tab in (other, late, signed_out):
                await tab.set(mint_token("user_a", now=clock.now), seq=1)
            clock.advance(100)
            for tab in (other, late, signed_out):
                await tab.send(Guarded.replayed, what="save")
            await other.set(mint_token("user_b", now=clock.now), seq=2)
            await signed_out.clear(seq=2)
            await signed_out.set(mint_token("user_a", now=clock.now), seq=3)
            clock.advance(600)
            await late.set(mint_token("user_a", now=clock.now), seq=2)
            assert [await done(tab) for tab in (other, late, signed_out)] == [[], [], []]

    run(story())


def test_what_an_anonymous_visitor_wanted_comes_again_after_the_sign_in(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.clear(seq=1)
            await tab.send(Guarded.replayed, what="order")
            await tab.set(mint_token("user_a", now=clock.now), seq=2)
            assert await done(tab) == ["order"]

    run(story())


def test_an_event_that_is_refused_again_does_not_come_for_ever(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            for seq in (1, 2, 3):
                await tab.set(mint_token("user_a", now=clock.now, factor_ages=(60, 60)), seq=seq)
                if seq == 1:
                    await tab.send(Guarded.for_verified)
            assert told(tab).count("confirm that it is you") == 2
            assert (await tab.state())._postponed is None

    run(story())


def test_the_app_can_say_it_in_its_own_words(clock: SleepingClock) -> None:
    async def story() -> None:
        configure(on_refused=lambda refusal: rx.toast.info("asked: " + refusal.handler.rpartition(".")[2]))
        async with running() as backend:
            tab = backend.tab()
            await tab.clear(seq=1)
            await tab.send(Guarded.own_words)
            await tab.send(Guarded.plain)
            assert "/signed_out" in told(tab)
            assert "asked: plain" in told(tab)

    run(story())


def test_handlers_ask_for_the_session_in_force(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now, organization=ORGANIZATION), seq=1)
            await tab.send(Guarded.asks)
            clock.advance(100)
            await tab.send(Guarded.asks)
            assert await done(tab) == ["asks: user_a True", "asks: None False"]

    run(story())


def test_a_handler_that_reads_an_ended_session_has_the_page_told_of_it_even_where_no_timer_runs(
    clock: SleepingClock,
) -> None:
    """The timer is gone with a worker that was killed; who reads the session finds the truth, and so does the page."""

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            clock.now += 100
            await tab.send(Guarded.reads)
            assert await done(tab) == ["reads: False None"]
            assert (tab.shown()["is_signed_in"], tab.shown()["status"]) == (False, "stale")

    run(story())


def test_a_refusal_for_an_ended_session_has_the_page_told_of_it_even_where_no_timer_runs(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now), seq=1)
            clock.now += 100
            await tab.send(Guarded.plain)
            assert (tab.shown()["is_signed_in"], tab.shown()["status"]) == (False, "stale")

    run(story())


def test_a_misplaced_guard_is_an_error_when_the_app_is_imported() -> None:
    with pytest.raises(ConfigError, match="directly above def"):
        require_auth(rx.fragment())
    with pytest.raises(ConfigError, match="only require_auth guards pages"):
        require_role("admin")(lambda: None)
    with pytest.raises(ConfigError, match="needs the name of a role"):
        require_role(lambda self: None)  # type: ignore[arg-type] # the mistake under test
    with pytest.raises(ConfigError, match="is not one of"):
        require_auth(fresh_within="stricter")(lambda self: None)
    with pytest.raises(ConfigError, match="is a page"):
        require_auth(replay=True)(lambda: None)
    with pytest.raises(ConfigError, match="takes a Refusal"):
        require_auth(on_refused=lambda: None)(lambda self: None)  # type: ignore[arg-type] # as above


def test_a_page_shows_its_content_to_nobody_but_who_is_signed_in() -> None:
    @require_auth(loading=rx.text("one moment"))
    def page() -> rx.Component:
        return rx.text("the content")

    rendered = str(page().render())
    assert ClerkState.is_signed_in._js_expr in rendered
    assert rendered.index("the content") < rendered.index("one moment")
