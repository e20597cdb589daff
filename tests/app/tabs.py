"""A Reflex backend in this process, with Reflex's own event queue and state manager, and tabs that send it events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import reflex as rx
from reflex.istate.manager import StateManager
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken
from reflex.state import StateUpdate
from reflex_base.event import Event
from reflex_base.event.processor import BaseStateEventProcessor
from reflex_base.registry import RegistrationContext
from reflex_base.utils.format import format_event_handler

from reflex_clerk import ClerkState
from reflex_clerk.configuration import backend as configured
from tests.app.clocks import SleepingClock

AnyState = TypeVar("AnyState", bound=rx.State)


class Backend:
    """One worker. What it sends is kept per tab; an exception that leaves a handler fails the test at the end."""

    def __init__(self, manager: StateManager | None = None) -> None:
        self.manager = manager or StateManagerMemory()
        self.app = rx.App()
        self.sent: dict[str, list[StateUpdate]] = {}
        self.watch: Callable[[StateUpdate, str], Awaitable[None]] | None = None
        self.errors: list[Exception] = []
        self.held_up: Callable[[], int] = lambda: 0
        """How many events wait for something that only the test can give, other than time."""
        self.processor = BaseStateEventProcessor(backend_exception_handler=self.errors.append)
        self.processor.configure(state_manager=self.manager, event_namespace=self)  # type: ignore[arg-type] # quacks like one

    async def emit_update(self, update: StateUpdate, token: str) -> None:
        self.sent.setdefault(token, []).append(update)
        if self.watch is not None:
            await self.watch(update, token)

    async def settle(self) -> None:
        """Wait until every event is handled, apart from those that sleep until the test's clock has come far enough."""
        clock = configured().clock
        assert isinstance(clock, SleepingClock)
        queue = self.processor._queue
        assert queue is not None
        await until(lambda: queue.empty() and len(self.processor._tasks) == clock.sleepers + self.held_up())

    def tab(self, name: str = "tab") -> Tab:
        return Tab(self, name)


class Tab:
    """One browser tab: sends events as they come over the websocket, and sees what is sent to it."""

    def __init__(self, backend: Backend, name: str) -> None:
        self.backend = backend
        self.token = name
        self.connection = "first"
        """The server's name of the websocket; a page that is loaded anew has another one."""

    async def start(self, handler: Any, path: str = "/", **payload: Any) -> Any:
        """Send an event and return what `settle` waits for."""
        name = handler if isinstance(handler, str) else format_event_handler(handler)
        headers = {"origin": "https://app.example"}
        route = {"pathname": path, "asPath": path, "token": self.token, "sid": self.connection, "headers": headers}
        event = Event(name=name, payload=payload, router_data=route)
        return await self.backend.processor.enqueue(self.token, event)

    async def send(self, handler: Any, path: str = "/", **payload: Any) -> None:
        """Send an event, and wait until it and all that follow from it are handled, or wait for the clock."""
        await self.start(handler, path, **payload)
        await self.backend.settle()

    async def set(self, token: Any, **payload: Any) -> None:
        await self.send(ClerkState.set_clerk_session, token=token, **payload)

    async def clear(self, **payload: Any) -> None:
        await self.send(ClerkState.clear_clerk_session, **payload)

    async def state(self, cls: type[AnyState] = ClerkState) -> AnyState:  # type: ignore[assignment] # a default for a type variable
        """Read what the backend holds, as the server sees it."""
        root = await self.backend.manager.get_state(BaseStateToken(ident=self.token, cls=cls))
        return await root.get_state(cls)

    async def acknowledgement(self) -> Mapping[str, Any]:
        return (await self.state()).acknowledgement

    @property
    def updates(self) -> list[StateUpdate]:
        return self.backend.sent.get(self.token, [])

    def shown(self, cls: type[rx.State] = ClerkState) -> dict[str, Any]:
        """Give the vars of a state as the page holds them: all that was sent, the later over the earlier."""
        shown: dict[str, Any] = {}
        for update in self.updates:
            shown.update(update.delta.get(cls.get_full_name(), {}))
        return {name.removesuffix("_rx_state_"): value for name, value in shown.items()}

    def events(self) -> list[str]:
        """Give the names of the events that the page itself was asked to handle, such as `_redirect`."""
        return [event.name for update in self.updates for event in update.events]


@asynccontextmanager
async def running(manager: StateManager | None = None) -> AsyncIterator[Backend]:
    """Run a worker."""
    with RegistrationContext.get().fork():
        backend = Backend(manager)
        async with backend.processor:
            yield backend
    assert not backend.errors, backend.errors


async def until(holds: Callable[[], bool]) -> None:
    """Let the tasks of this process run until something holds; what takes longer than half a minute never does."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.001)
