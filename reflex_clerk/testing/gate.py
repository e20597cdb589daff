"""Something to wait for, from a thread and from an event loop alike."""

from __future__ import annotations

import asyncio
import threading


class Gate:
    """Closed until `open` is called; whoever waits, in whatever thread or event loop, goes on then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = False
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def open(self) -> None:
        """Let everyone pass, now and later."""
        with self._lock:
            self._open = True
            waiting, self._waiting = self._waiting, []
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)

    async def passed(self) -> None:
        """Wait until the gate is open, without blocking the event loop."""
        event = asyncio.Event()
        with self._lock:
            if self._open:
                return
            self._waiting.append((asyncio.get_running_loop(), event))
        await event.wait()


class Counter:
    """A number that only grows, and that a thread can wait for."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._value = 0

    @property
    def value(self) -> int:
        """The count so far."""
        with self._condition:
            return self._value

    def increase(self) -> None:
        """Count one more."""
        with self._condition:
            self._value += 1
            self._condition.notify_all()

    def wait_for(self, value: int, timeout: float) -> bool:
        """Wait until the count is `value` at least; False if it was not after `timeout` seconds."""
        with self._condition:
            return self._condition.wait_for(lambda: self._value >= value, timeout)
