"""Waiting for another thread in such a way that an interrupt always ends it.

Python raises KeyboardInterrupt in the main thread, between two of its steps, and two things can go wrong there. A signal that comes after
the last step before the thread falls asleep wakes nobody: so nothing here sleeps longer than a moment. And where one waits with
`Future.result`, one of the steps is just after it took a lock: the lock stays taken, and the thread that brings the result waits for it
for ever. A SimpleQueue has no such step.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from ..interrupts import MOMENT

_Item = TypeVar("_Item")


def take(queue: SimpleQueue[_Item]) -> _Item:
    """Wait for the next item of a queue, and return it."""
    while True:
        with suppress(Empty):
            return queue.get(timeout=MOMENT)


def wait_until(is_so: Callable[[], bool], news: SimpleQueue[None]) -> None:
    """Wait until something is so; whoever changes it says so in `news`. It may be interrupted and called again, unlike `Thread.join`."""
    while not is_so():
        with suppress(Empty):
            news.get(timeout=MOMENT)


class Work:
    """What the event loop of another thread is given to do."""

    def __init__(self, work: Coroutine[Any, Any, Any], loop: asyncio.AbstractEventLoop) -> None:
        self._done: SimpleQueue[Future[Any]] = SimpleQueue()
        self._future = asyncio.run_coroutine_threadsafe(work, loop)
        loop.call_soon_threadsafe(self._future.add_done_callback, self._done.put)

    def result(self) -> Any:
        """Wait for it to be done, once; return or raise what it did. Raises CancelledError."""
        return take(self._done).result()

    def cancel(self) -> None:
        """End it, from any thread."""
        self._future.cancel()
