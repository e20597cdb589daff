"""What can go wrong on the way to Clerk and back: failures, delays, answers held back, tokens that are not as they should be."""

from __future__ import annotations

import difflib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from types import TracebackType
from typing import Literal, Self, get_args

from .gate import Counter, Gate

TokenDefect = Literal["expired", "not_yet_valid", "wrong_key", "unknown_kid", "empty"]
Place = Literal["request", "answer"]

CODES = {
    401: "authentication_invalid",
    403: "user_banned",
    404: "resource_not_found",
    422: "form_param_invalid",
    429: "too_many_requests",
    500: "internal_clerk_error",
    503: "service_unavailable",
}
"""What Clerk calls an error of this status, unless the fault says otherwise."""


@dataclass(kw_only=True, eq=False)
class Fault:
    """One thing that goes wrong at the endpoints that `endpoint` matches, `times` times or until it is removed.

    Used as a context manager it ends with the block.
    """

    endpoint: str
    """Name of an endpoint (`sessions.tokens`), or a pattern (`sessions.*`, `*`)."""
    times: int | None = None
    """How many requests it meets; None for every one."""
    status: int | None = None
    """Answer with this status and change nothing."""
    code: str | None = None
    """The error's code; that of `CODES` if not given."""
    retry_after: int | None = None
    """Seconds, as the header of that name."""
    delay: float = 0.0
    """Seconds before the request is handled."""
    answer_delay: float = 0.0
    """Seconds between handling, when a token is made, and the answer's leaving."""
    hold: Place | None = None
    """Keep the request from being handled, or its answer from leaving, until `release`: a delay without a clock."""
    drop: bool = False
    """Cut the connection: nobody is there. `navigator.onLine` stays as it is, which is the browser's to change."""
    token: TokenDefect | None = None
    """Make the tokens of the answer so that they must be refused."""
    _gate: Gate = field(default_factory=Gate, init=False, repr=False)
    _hits: Counter = field(default_factory=Counter, init=False, repr=False)
    _held: Counter = field(default_factory=Counter, init=False, repr=False)
    _owner: Faults | None = field(default=None, init=False, repr=False)

    @property
    def hits(self) -> int:
        """How many requests it has met."""
        return self._hits.value

    def wait_for_hit(self, count: int = 1, timeout: float = 10.0) -> None:
        """Wait until it has met `count` requests; raises `TimeoutError` after `timeout` seconds."""
        if not self._hits.wait_for(count, timeout):
            raise TimeoutError(f"{self.hits} of {count} requests to {self.endpoint} came within {timeout:g} s")

    def wait_until_held(self, count: int = 1, timeout: float = 10.0) -> None:
        """Wait until it holds, or has held, `count` requests: with `hold="answer"` their tokens are made then.

        Raises `TimeoutError` after `timeout` seconds.
        """
        if not self._held.wait_for(count, timeout):
            raise TimeoutError(
                f"{self._held.value} of {count} requests to {self.endpoint} were held within {timeout:g} s"
            )

    def release(self) -> None:
        """Let go what is held, and hold nothing any more."""
        self._gate.open()

    def remove(self) -> None:
        """End it: it meets no more requests, and lets go those that it holds."""
        if self._owner is not None:
            self._owner.remove(self)
        self.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.remove()

    def meets(self, endpoint: str) -> bool:
        """Tell whether a request to `endpoint` is one of those that it is for, and count it if so."""
        if not fnmatchcase(endpoint, self.endpoint) or (self.times is not None and self.hits >= self.times):
            return False
        self._hits.increase()
        return True

    async def held(self, place: Place) -> None:
        """Wait until `release`, if requests are held at this place."""
        if self.hold == place:
            self._held.increase()
            await self._gate.passed()


class Faults:
    """The faults of one fake; the first that meets a request is the one that counts."""

    def __init__(self, endpoints: Iterable[str]) -> None:
        self._endpoints = sorted(endpoints)
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

    def add(
        self,
        endpoint: str,
        *,
        times: int | None = None,
        status: int | None = None,
        code: str | None = None,
        retry_after: int | None = None,
        delay: float = 0.0,
        answer_delay: float = 0.0,
        hold: Place | None = None,
        drop: bool = False,
        token: TokenDefect | None = None,
    ) -> Fault:
        """Add a fault and give it; what the arguments mean is said at `Fault`.

        Raises `ValueError` for an endpoint that the fake does not have, for a token defect that it does not know, and
        for a fault that would change nothing.
        """
        fault = Fault(
            endpoint=endpoint,
            times=times,
            status=status,
            code=code,
            retry_after=retry_after,
            delay=delay,
            answer_delay=answer_delay,
            hold=hold,
            drop=drop,
            token=token,
        )
        self._check(fault)
        with self._lock:
            self._faults.append(fault)
            fault._owner = self
        return fault

    def remove(self, fault: Fault) -> None:
        """Take a fault out; nothing happens if it is out already."""
        with self._lock:
            self._faults = [kept for kept in self._faults if kept is not fault]

    def clear(self) -> None:
        """Remove every fault, and let go what they hold."""
        with self._lock:
            faults, self._faults = self._faults, []
        for fault in faults:
            fault.release()

    def meeting(self, endpoint: str) -> Fault | None:
        """Give the fault that a request to `endpoint` meets, if there is one."""
        with self._lock:
            return next((fault for fault in self._faults if fault.meets(endpoint)), None)

    def _check(self, fault: Fault) -> None:
        if not any(fnmatchcase(name, fault.endpoint) for name in self._endpoints):
            near = difflib.get_close_matches(fault.endpoint, self._endpoints, n=3, cutoff=0.4)
            raise ValueError(
                f"the fake has no endpoint {fault.endpoint!r}; did you mean {', '.join(near or self._endpoints)}?"
            )
        for name, value, known in (("token", fault.token, TokenDefect), ("hold", fault.hold, Place)):
            if value is not None and value not in get_args(known):
                raise ValueError(f"{name}={value!r} is not one of {', '.join(get_args(known))}")
        if not (fault.status or fault.delay or fault.answer_delay or fault.hold or fault.drop or fault.token):
            raise ValueError("a fault needs one of: status, delay, answer_delay, hold, drop, token")
