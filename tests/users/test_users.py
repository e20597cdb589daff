"""The user's record: what is read, who may change it, and that no failure of it reaches the session."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import reflex as rx

from reflex_clerk import ClerkState, ConfigError, configure
from reflex_clerk.testing import FakeClerk, User, mint_token
from reflex_clerk.testing.backend import users as backend_users
from reflex_clerk.testing.model import PhoneNumber
from reflex_clerk.users import (
    ClerkUser,
    MissingUserError,
    UserUnavailableError,
    fetch_user,
    get_user,
    update_user_phone_number,
)
from tests.app.tabs import Backend, SleepingClock, Tab, running
from tests.verify.doubles import run


class Handlers(rx.State):
    """What an app's own handlers ask for, in the foreground and in the background."""

    _asked: list[Any] = []  # noqa: RUF012 - a backend var of Reflex, copied for each state

    @rx.event
    async def ask(self) -> None:
        self._asked.append((await get_user(self)).username)

    @rx.event(background=True)
    async def ask_in_background(self) -> None:
        name = (await get_user(self)).username
        async with self:
            self._asked.append(name)


async def signed_in(backend: Backend, clock: SleepingClock, user: str = "user_ada") -> Tab:
    tab = backend.tab()
    await tab.set(mint_token(user, now=clock.now))
    return tab


def in_a_backend(story: Callable[[Backend], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        async with running() as backend:
            await story(backend)

    run(all_of_it())


def test_the_signed_in_users_record_reaches_the_page(clerk: FakeClerk, ada: User, clock: SleepingClock) -> None:
    ada.phone_numbers = [PhoneNumber(phone_number="+12025550100"), PhoneNumber(phone_number="+12025550101")]
    ada.primary_phone_number_id = ada.phone_numbers[1].id

    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        await tab.send(ClerkUser.load_user)
        shown = tab.shown(ClerkUser)
        assert (shown["first_name"], shown["last_name"], shown["username"]) == ("Ada", "", "lovelace")
        assert shown["email_address"] == "ada@example.com"
        assert (shown["phone_number"], shown["phone_number_id"]) == ("+12025550101", ada.phone_numbers[1].id)
        await tab.clear()
        await tab.send(ClerkUser.load_user)
        assert tab.shown(ClerkUser)["email_address"] == ""

    in_a_backend(story)


def test_handlers_ask_for_the_record_in_the_foreground_and_in_the_background(ada: User, clock: SleepingClock) -> None:
    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        await tab.send(Handlers.ask)
        await tab.send(Handlers.ask_in_background)
        assert (await tab.state(Handlers))._asked == [ada.username, ada.username]

    in_a_backend(story)


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 429}, {"status": 401}, {"drop": True}])
def test_an_outage_leaves_the_user_signed_in_and_says_so(
    clerk: FakeClerk, ada: User, clock: SleepingClock, fault: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        with clerk.faults.add("backend.users.get", **fault):
            await tab.send(ClerkUser.load_user)
        assert tab.shown()["is_signed_in"] is True
        assert tab.shown(ClerkUser)["load_failed"] is True
        await tab.send(ClerkUser.load_user)
        assert (tab.shown(ClerkUser)["load_failed"], tab.shown(ClerkUser)["username"]) == (False, "lovelace")

    with caplog.at_level(logging.WARNING):
        in_a_backend(story)
    assert "record was not loaded" in caplog.text
    assert clerk.secret_key not in caplog.text


def test_a_value_that_the_sdk_does_not_know_costs_nothing_but_its_own_type(
    clerk: FakeClerk, ada: User, clock: SleepingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An enum's new value in one verification, a new kind of account, and a field that has become null."""
    plain = backend_users.user

    def surprising(who: User, *, private: bool = False) -> dict[str, Any]:
        record = plain(who, private=private)
        record["email_addresses"][0]["verification"] = {"status": "teleported", "strategy": "quantum", "object": "new"}
        record["enterprise_accounts"] = [{"object": "starship_account", "id": "x"}]
        record["banned"] = None
        return record

    monkeypatch.setattr(backend_users, "user", surprising)

    async def story(backend: Backend) -> None:
        user = await fetch_user(ada.id)
        assert (user.id, user.username, user.email_addresses[0].email_address) == (
            ada.id,
            "lovelace",
            "ada@example.com",
        )
        tab = await signed_in(backend, clock)
        await tab.send(ClerkUser.load_user)
        assert tab.shown(ClerkUser)["email_address"] == "ada@example.com"
        assert tab.shown(ClerkUser)["load_failed"] is False

    in_a_backend(story)


def test_a_record_that_arrives_after_a_switch_of_user_is_dropped(
    clerk: FakeClerk, ada: User, clock: SleepingClock
) -> None:
    clerk.add_user("bob@example.com", id="user_bob", username="bob")

    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        with clerk.faults.add("backend.users.get", times=1, hold="answer") as late:
            await tab.start(ClerkUser.load_user)
            await asyncio.to_thread(late.wait_for_hit)
            await tab.start(
                ClerkState.set_clerk_session,
                token=mint_token("user_bob", now=clock.now),
            )
            late.release()
            await backend.settle()
        assert (await tab.state(ClerkUser)).username == ""
        await tab.send(ClerkUser.load_user)
        assert tab.shown(ClerkUser)["username"] == "bob"

    in_a_backend(story)


def test_the_record_of_one_user_is_gone_the_moment_another_is_signed_in(ada: User, clock: SleepingClock) -> None:
    """Not only once somebody has loaded the new one."""

    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        await tab.send(ClerkUser.load_user)
        assert tab.shown(ClerkUser)["email_address"] == "ada@example.com"
        await tab.set(mint_token("user_bob", now=clock.now))
        assert tab.shown(ClerkUser)["email_address"] == ""

    in_a_backend(story)


def test_nobody_and_a_deleted_user_are_told_apart_from_an_outage(clerk: FakeClerk, clock: SleepingClock) -> None:
    async def story(backend: Backend) -> None:
        tab = backend.tab()
        with pytest.raises(MissingUserError, match="nobody is signed in"):
            await get_user(await tab.state(Handlers))
        with pytest.raises(MissingUserError, match="no such user"):
            await fetch_user("user_gone")
        with (
            clerk.faults.add("backend.users.get", status=503),
            pytest.raises(UserUnavailableError) as caught,
        ):
            await fetch_user("user_gone")
        assert caught.value.status == 503

    in_a_backend(story)


def test_a_new_phone_number_replaces_the_old_one(ada: User, clock: SleepingClock) -> None:
    old = PhoneNumber(phone_number="+12025550100")
    ada.phone_numbers = [old]
    ada.primary_phone_number_id = old.id

    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        state = await tab.state(Handlers)
        added = await update_user_phone_number(state, "+12025550199", old.id, verified=True)
        assert added is not None
        assert [(one.id, one.verified) for one in ada.phone_numbers] == [(added.id, True)]
        assert await update_user_phone_number(state, "", added.id) is None
        assert ada.phone_numbers == []

    in_a_backend(story)


def test_a_phone_number_of_somebody_else_is_never_deleted(clerk: FakeClerk, ada: User, clock: SleepingClock) -> None:
    bob = clerk.add_user("bob@example.com", id="user_bob")
    bob.phone_numbers = [PhoneNumber(phone_number="+12025550100")]

    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        with pytest.raises(MissingUserError, match="not one of the signed-in user's"):
            await update_user_phone_number(await tab.state(Handlers), "+12025550199", bob.phone_numbers[0].id)
        assert (len(bob.phone_numbers), ada.phone_numbers) == (1, [])

    in_a_backend(story)


def test_the_browser_cannot_mark_a_number_as_verified(ada: User, clock: SleepingClock) -> None:
    """The event's arguments are whatever a client sends."""

    async def story(backend: Backend) -> None:
        tab = await signed_in(backend, clock)
        await tab.send(ClerkUser.update_phone_number, phone_number="+12025550199", verified=True)
        assert [(one.phone_number, one.verified) for one in ada.phone_numbers] == [("+12025550199", False)]
        assert tab.shown(ClerkUser)["phone_number"] == "+12025550199"

    in_a_backend(story)


def test_without_a_secret_key_the_error_says_what_to_set(ada: User) -> None:
    configure(secret_key=None)
    with pytest.raises(ConfigError, match="CLERK_SECRET_KEY"):
        run(fetch_user(ada.id))


def test_the_sdk_is_imported_only_when_a_record_is_asked_for() -> None:
    """It costs a second of start time, and is an extra that need not be there."""
    program = "import sys, reflex_clerk.users; sys.exit('clerk_backend_api' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
