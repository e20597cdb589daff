"""Events that wait for the auth check: pure data in the state of a tab, so that any worker finds and runs them."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple, get_args

from .events import Call

OnTimeout = Literal["redirect", "skip", "run"]
"""What becomes of waiting events when nothing was heard in time: sign in first, leave them, or run them all the same."""

MAX_EVENTS = 32
"""A page has a handful. This limit and the next two bound what a stranger can have stored for a tab."""

MAX_CHARACTERS = 16_384
"""Of the events of one wait, as JSON."""

MAX_WAITS = 8
"""A page has one or two; the oldest one gives way. It is also how many timers may run for a tab."""


Timers = tuple[float, ...]
"""When the timers that run for a tab end, in seconds since 1970."""


def with_timer(timers: Timers, end: float, now: float) -> Timers | None:
    """Note one more timer, and forget those that have ended; None when as many run as may."""
    running = tuple(other for other in timers if other > now)
    return None if len(running) >= MAX_WAITS else (*running, end)


class Wait(NamedTuple):
    """Events of one page that wait."""

    number: int
    page: str
    calls: tuple[Call, ...]
    on_timeout: OnTimeout
    timed: bool = False
    """Whether its timer has been started, or there must be none."""


class Waiting(NamedTuple):
    """All that waits in a tab; the number tells a wait from an earlier one, whose timer may still run."""

    last: int = 0
    waits: tuple[Wait, ...] = ()
    timers: Timers = ()

    def add(self, page: str, calls: tuple[Call, ...], on_timeout: OnTimeout, now: float, until: float) -> Waiting:
        """Add events of the page that the tab is on: those of other pages are left, the same ones wait once.

        While as many timers run as may, it has none: it waits for the check alone.
        """
        kept = [wait for wait in self.waits if wait.page == page and wait.calls != calls]
        number = self.last + 1
        timers = with_timer(self.timers, until, now)
        added = Wait(number, page, calls, on_timeout, timed=timers is None)
        return Waiting(number, (*kept, added)[-MAX_WAITS:], self.timers if timers is None else timers)

    def start_timer(self, number: object) -> Waiting | None:
        """Note that the timer of a wait is started; None when the wait is over, or was given its timer before."""
        wait = self.get(number)
        if wait is None or wait.timed:
            return None
        return self._replace(waits=tuple(one._replace(timed=True) if one is wait else one for one in self.waits))

    def get(self, number: object) -> Wait | None:
        """Give the wait with this number, which may be any JSON value; None when it is over."""
        return next((wait for wait in self.waits if type(number) is int and wait.number == number), None)

    def without(self, wait: Wait) -> Waiting:
        """Leave out one wait."""
        return self._replace(waits=tuple(other for other in self.waits if other is not wait))

    def calls(self, page: str) -> tuple[Call, ...]:
        """Give what the page that the tab is on has been waiting for, in the order of its list."""
        return tuple(call for wait in self.waits if wait.page == page for call in wait.calls)


def read_wait(events: Any, on_timeout: Any) -> tuple[tuple[Call, ...], OnTimeout] | None:
    """Read the payload of `wait_for_auth_check`, which may be any JSON value; None if it is not one of ours."""
    if on_timeout not in get_args(OnTimeout) or not isinstance(events, list) or len(events) > MAX_EVENTS:
        return None
    if not fits(events):
        return None
    read = tuple(call for call in map(Call.read, events) if call is not None)
    return (read, on_timeout) if len(read) == len(events) else None


def fits(events: list[Any]) -> bool:
    """Tell whether events are few enough characters to be stored."""
    try:
        return len(json.dumps(events)) <= MAX_CHARACTERS
    except (RecursionError, TypeError, ValueError):  # deeper than JSON's writer goes, or no JSON
        return False
