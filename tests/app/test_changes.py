"""What an app wants done at a change of identity, and that nothing of one account is left for the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
import reflex as rx

from reflex_clerk import (
    Identity,
    hooks,
    register_on_auth_change_handler,
    register_on_organization_change_handler,
    register_on_session_change_handler,
)
from reflex_clerk.claims import Organization
from reflex_clerk.testing import mint_token
from tests.app.clocks import SleepingClock
from tests.app.guarded_app import Draft, Page
from tests.app.tabs import running
from tests.verify.doubles import run


@pytest.fixture(autouse=True)
def _no_hooks_left() -> Iterator[None]:
    before = list(hooks._hooks)
    yield
    hooks._hooks[:] = before


def test_hooks_run_at_a_change_of_their_part_and_at_nothing_else(clock: SleepingClock) -> None:
    seen: list[tuple[str, Identity, Identity]] = []

    def noting(name: str) -> Any:
        async def hook(state: Any, old: Identity, new: Identity) -> None:
            seen.append((name, old, new))

        return hook

    register_on_auth_change_handler(noting("auth"))
    register_on_session_change_handler(noting("session"))
    register_on_organization_change_handler(noting("organization"))

    def names() -> list[str]:
        taken = [name for name, _, _ in seen]
        seen.clear()
        return taken

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.clear()
            assert names() == []
            await tab.set(mint_token("user_a", now=clock.now, session_id="sess_1"))
            assert seen[0][1:] == (Identity(), Identity("user_a", "sess_1"))
            assert names() == ["auth", "session"]
            await tab.set(mint_token("user_a", now=clock.now, session_id="sess_1"))
            assert names() == []
            await tab.set(
                mint_token(
                    "user_a", now=clock.now, session_id="sess_1", organization=Organization("org_1", role="org:x")
                )
            )
            assert names() == ["auth", "organization"]
            await tab.set(
                mint_token(
                    "user_a", now=clock.now, session_id="sess_1", organization=Organization("org_1", role="org:y")
                )
            )
            assert names() == ["auth", "organization"]
            await tab.set(mint_token("user_b", now=clock.now, session_id="sess_2"))
            assert names() == ["auth", "session", "organization"]
            clock.advance(500)
            await tab.set(mint_token("user_b", now=clock.now, session_id="sess_2"))
            assert names() == []
            await tab.set("forged")
            assert seen[0][1:] == (Identity("user_b", "sess_2"), Identity())
            assert names() == ["auth", "session"]

    run(story())


def test_an_event_as_a_hook_runs_after_the_change(clock: SleepingClock) -> None:
    register_on_auth_change_handler(Page.load)
    register_on_auth_change_handler(Page.load)

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now))
            await tab.clear()
            assert list((await tab.state(Page)).loaded) == ["load by user_a", "load by None"]

    run(story())


def test_a_hook_that_fails_keeps_neither_the_sign_out_nor_the_other_hooks_from_happening(
    clock: SleepingClock, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(state: Any, old: Identity, new: Identity) -> None:
        raise RuntimeError(f"about {old} and {new}")

    register_on_auth_change_handler(failing)
    register_on_auth_change_handler(Page.load)

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_secret", now=clock.now))
            await tab.clear()
            assert (await tab.state()).status == "signed_out"
            assert len((await tab.state(Page)).loaded) == 2

    run(story())
    assert "failing failed at a change of identity: RuntimeError" in caplog.text
    assert "user_secret" not in caplog.text


def _fresh_text() -> str:
    if Stubborn.fails:
        raise RuntimeError("in the way: of a")
    return ""


class Stubborn(rx.State):
    """A state whose reset fails while it is told to."""

    text: str = rx.field(default_factory=_fresh_text)
    fails: ClassVar[bool] = False

    @rx.event
    def write(self, text: str) -> None:
        self.text = text


def test_nobody_is_let_in_while_what_another_one_wrote_cannot_be_taken_out(
    clock: SleepingClock, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a switch nor a way over the sign-out leads past the reset; when it works again, so does the sign-in."""
    monkeypatch.setattr(hooks, "_states_to_reset", [Stubborn, Draft])
    seen: list[Identity] = []
    register_on_auth_change_handler(lambda state, old, new: seen.append(new))

    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()
            await tab.set(mint_token("user_a", now=clock.now))
            await tab.send(Stubborn.write, text="of a")
            await tab.send(Draft.write, text="of a")
            monkeypatch.setattr(Stubborn, "fails", True)
            await tab.set(mint_token("user_b", now=clock.now))
            state = await tab.state()
            assert (state.user_id, state.status, state.error_code) == (None, "rejected", "state-not-reset")
            assert (await tab.state(Draft)).text == "", "the others are reset all the same"
            assert tab.events().count("_call_script") == 1, "the page still shows the text, and must be loaded anew"
            await tab.set(mint_token("user_b", now=clock.now))
            assert (await tab.state()).user_id is None
            await tab.clear()
            assert (await tab.state()).status == "signed_out"
            await tab.set(mint_token("user_b", now=clock.now))
            assert (await tab.state()).user_id is None
            monkeypatch.setattr(Stubborn, "fails", False)
            await tab.set(mint_token("user_b", now=clock.now))
            assert (await tab.state()).user_id == "user_b"
            assert (await tab.state(Stubborn)).text == ""
            assert tab.events().count("_call_script") == 4, "each time that it failed"

    run(story())
    assert [one.user_id for one in seen] == ["user_a", None, "user_b"]
    assert "Stubborn failed at a change of identity: RuntimeError" in caplog.text
    assert "in _fresh_text" in caplog.text
    assert "in _reset" in caplog.text
    assert "of a" not in caplog.text


def test_what_one_account_wrote_is_gone_for_the_next_and_kept_by_a_refresh(clock: SleepingClock) -> None:
    async def story() -> None:
        async with running() as backend:
            tab = backend.tab()

            async def text() -> str:
                return (await tab.state(Draft)).text

            await tab.send(Draft.write, text="anonymous")
            await tab.set(mint_token("user_a", now=clock.now))
            assert await text() == "anonymous"
            await tab.send(Draft.write, text="of a")
            clock.advance(500)
            await tab.set(mint_token("user_a", now=clock.now))
            assert await text() == "of a"
            clock.advance(500)
            await tab.set(mint_token("user_b", now=clock.now))
            assert await text() == ""
            await tab.send(Draft.write, text="of b")
            await tab.set(mint_token("user_b", now=clock.now, organization=Organization("org_1")))
            assert await text() == ""
            await tab.send(Draft.write, text="of b in org_1")
            await tab.clear()
            assert await text() == ""
            assert tab.shown(Draft)["text"] == ""

    run(story())
