"""Events that wait for the auth check: pure data in the state of a tab, so that any worker finds and runs them."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

from .events import Call

OnTimeout = Literal["redirect", "skip", "run"]
"""What becomes of waiting events when nothing was heard in time: sign in first, leave them, or run them all the same."""

MAX_EVENTS = 32
"""A page has a handful; the limit bounds what a stranger can have stored."""


class Wait(NamedTuple):
    """Events of one page that wait."""

    number: int
    page: str
    calls: tuple[Call, ...]
    on_timeout: OnTimeout


class Waiting(NamedTuple):
    """All that waits in a tab; the number tells a wait from an earlier one, whose timer may still run."""

    last: int = 0
    waits: tuple[Wait, ...] = ()

    def add(self, page: str, calls: tuple[Call, ...], on_timeout: OnTimeout) -> Waiting:
        """Add events of the page that the tab is on: those of other pages are left, the same ones wait once."""
        kept = [wait for wait in self.waits if wait.page == page and wait.calls != calls]
        number = self.last + 1
        return Waiting(number, (*kept, Wait(number, page, calls, on_timeout)))

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
    read = tuple(call for call in map(Call.read, events) if call is not None)
    return (read, on_timeout) if len(read) == len(events) else None
