"""What was asked of the fake, endpoint by endpoint. Names and statuses only: no token, form or query is kept."""

from __future__ import annotations

import threading
from collections import Counter, deque
from dataclasses import dataclass

MAX_KEPT = 10_000
"""Requests that are remembered one by one; the counts go on."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request that was answered, or cut off (status 0)."""

    endpoint: str
    status: int


class RequestLog:
    """Counts and the last requests of one fake."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._started: Counter[str] = Counter()
        self._answered: deque[Request] = deque(maxlen=MAX_KEPT)

    def start(self, endpoint: str) -> None:
        """Note that a request has come."""
        with self._changed:
            self._started[endpoint] += 1
            self._changed.notify_all()

    def finish(self, endpoint: str, status: int) -> None:
        """Note what it was answered with; 0 if the connection was cut."""
        with self._changed:
            self._answered.append(Request(endpoint, status))
            self._changed.notify_all()

    def count(self, endpoint: str) -> int:
        """How many requests to `endpoint` came, answered or not."""
        with self._changed:
            return self._started[endpoint]

    @property
    def counts(self) -> dict[str, int]:
        """The counts of all endpoints that were asked."""
        with self._changed:
            return dict(self._started)

    @property
    def answered(self) -> list[Request]:
        """The requests that were answered, oldest first."""
        with self._changed:
            return list(self._answered)

    def clear(self) -> None:
        """Forget everything."""
        with self._changed:
            self._started.clear()
            self._answered.clear()

    def wait_for(self, endpoint: str, count: int = 1, timeout: float = 10.0) -> None:
        """Wait until `count` requests to `endpoint` have come; raises `TimeoutError` after `timeout` seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._started[endpoint] >= count, timeout):
                came = self._started[endpoint]
                raise TimeoutError(f"{came} of {count} requests to {endpoint} came within {timeout:g} s")
