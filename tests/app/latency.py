"""Measures what a sign-in costs, and what a page that waits for it waits beyond the check."""

from __future__ import annotations

import asyncio
import time
from typing import Any, NamedTuple

import reflex as rx
from reflex.istate.manager import StateManager
from reflex.state import StateUpdate

from reflex_clerk import ClerkState, on_load
from reflex_clerk.events import calls
from reflex_clerk.testing import mint_token
from tests.app.tabs import Backend, running


class Latency(NamedTuple):
    """Milliseconds: from the token's arrival to the update that tells the page, and from there to the page's handler."""

    signed_in: float
    loaded: float


class Stopwatch(rx.State):
    """Notes when it runs, in the process that measures."""

    @rx.event
    def load(self) -> None:
        _loaded.set_result(time.perf_counter())


_loaded: asyncio.Future[float]


async def sign_ins(count: int, manager: StateManager) -> list[Latency]:
    """Sign in `count` times, each in a tab of its own whose page is waiting."""
    async with running(manager) as backend:
        return [await _sign_in(backend, f"tab-{number}") for number in range(count)]


async def _sign_in(backend: Backend, name: str) -> Latency:
    global _loaded  # noqa: PLW0603 - a handler gets nothing but the state, and a state holds no future
    tab = backend.tab(name)
    (wait,) = calls(on_load(Stopwatch.load))
    await tab.start(wait.name, **wait.payload)
    while not (await tab.state())._waiting.waits:
        await asyncio.sleep(0)
    _loaded = asyncio.get_running_loop().create_future()
    told: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    async def note(update: StateUpdate, token: str) -> None:
        clerk: Any = update.delta.get(ClerkState.get_full_name(), {})
        if token == name and clerk.get("is_signed_in_rx_state_") and not told.done():
            told.set_result(time.perf_counter())

    backend.watch = note
    token = mint_token("user_a")
    started = time.perf_counter()
    await tab.start(ClerkState.set_clerk_session, token=token, seq=1)
    signed_in, loaded = await told, await _loaded
    return Latency((signed_in - started) * 1000, (loaded - signed_in) * 1000)
