"""The key set of one Clerk instance: one fetch at a time, refreshed in the background, never used for too long."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
import time
from collections.abc import Callable
from typing import Protocol

import httpx

from reflex_clerk.errors import KeysUnavailable

from .endpoint import KeyEndpoint
from .fetch import fetch_key_set
from .jwks import KeySet
from .pace import Backoff, RefetchBudget

FRESH_FOR = 300.0
"""Seconds for which a set is used as it is, as by Clerk's SDKs; after that it is refreshed while it still serves."""

USE_FOR = 3600.0
"""Seconds after which a set is not used any more, however long the endpoint stays away: a revoked key must end."""

_log = logging.getLogger(__name__)


def seconds_elapsed() -> float:
    """Give seconds of a clock that never goes back and, where the system has one, counts the time of its sleep."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


class KeySource(Protocol):
    """What the authenticator asks for keys."""

    def held(self) -> KeySet | None:
        """Give the set to use now, without waiting; None when there is none."""

    async def refetch(self, seen: KeySet | None) -> KeySet:
        """Give a set that is newer than `seen`; raises `KeysUnavailable`."""


class RemoteKeys:
    """Keys of the instance behind `endpoint`, and of no other: nothing is shared between two objects.

    Used inside a running event loop. `transport` stands in for the network, `clock` gives seconds that never go back,
    `jitter` numbers from 0 to 1.
    """

    def __init__(
        self,
        endpoint: KeyEndpoint,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Callable[[], float] = seconds_elapsed,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._endpoint = endpoint
        self._transport = transport
        self._tls: ssl.SSLContext | None = None
        self._clock = clock
        self._budget = RefetchBudget(clock())
        self._backoff = Backoff(jitter)
        self._keys: KeySet | None = None
        self._asked_at = float("-inf")
        self._flight: asyncio.Task[KeySet | KeysUnavailable] | None = None
        self._reported: tuple[str, ...] = ()

    def held(self) -> KeySet | None:
        """Give the set to use now, without waiting; None when there is none, or when it is 3600 seconds old.

        A set older than 300 seconds is given too, while a refresh runs in the background.
        """
        now = self._clock()
        age = now - self._asked_at
        if age >= USE_FOR:
            return None
        if age >= FRESH_FOR and self._running_flight() is None and not self._backoff.remaining(now):
            self._start_flight()
        return self._keys

    async def refetch(self, seen: KeySet | None) -> KeySet:
        """Give a set that is not `seen`, for a token whose key `seen` does not have or whose signature it denies.

        Whoever comes while a fetch is under way shares it. Otherwise a fetch takes one refetch of the budget, unless
        there is no set to use at all. Raises `KeysUnavailable` when the budget is spent, and when the endpoint gives no
        key set, or gave none a moment ago and is left alone for a while.
        """
        held = self.held()
        if held is not None and held is not seen:
            return held
        flight = self._running_flight()
        if flight is None:
            now = self._clock()
            if wait := self._backoff.remaining(now):
                raise KeysUnavailable("the last attempt failed, and the next one has to wait", wait)
            if held is not None and not self._budget.take(now):
                raise KeysUnavailable("it was fetched a moment ago, and the next fetch has to wait", self._budget.wait)
            flight = self._start_flight()
        # Shielded: the one who asked may be cancelled while the others still want the answer.
        outcome = await asyncio.shield(flight)
        if isinstance(outcome, KeysUnavailable):
            raise KeysUnavailable(outcome.problem, self._backoff.remaining(self._clock()))
        return outcome

    def _running_flight(self) -> asyncio.Task[KeySet | KeysUnavailable] | None:
        """Give the fetch under way, unless it belongs to a loop that is gone, where nobody could wait for it."""
        flight = self._flight
        if flight is None or flight.done() or flight.get_loop() is not asyncio.get_running_loop():
            return None
        return flight

    def _start_flight(self) -> asyncio.Task[KeySet | KeysUnavailable]:
        self._flight = asyncio.get_running_loop().create_task(self._fetch())
        return self._flight

    async def _fetch(self) -> KeySet | KeysUnavailable:
        """Fetch and keep the set. A failure is returned, not raised: in the background nobody would catch it."""
        asked_at = self._clock()
        try:
            keys = await fetch_key_set(self._endpoint, self._client)
        except KeysUnavailable as failure:
            if not self._backoff.failures:
                _log.warning("Clerk's key set could not be fetched from %s: %s", self._endpoint.url, failure.problem)
            self._backoff.failed(self._clock())
            return failure
        if self._backoff.failures:
            _log.info("Clerk's key set is available again from %s", self._endpoint.url)
        self._backoff.succeeded()
        self._report_skipped(keys)
        # The age counts from the question: the answer may have been on its way for a while.
        self._keys, self._asked_at = keys, asked_at
        return keys

    def _report_skipped(self, keys: KeySet) -> None:
        """Say in one line which keys were left out; not again until that changes."""
        if keys.skipped and keys.skipped != self._reported:
            _log.warning("Clerk's key set at %s: left out %s", self._endpoint.url, "; ".join(keys.skipped))
        self._reported = keys.skipped

    def _client(self) -> httpx.AsyncClient:
        if self._transport is not None:
            return httpx.AsyncClient(transport=self._transport)
        if self._tls is None:
            self._tls = httpx.create_ssl_context()  # kept, as reading the certificates takes tens of milliseconds
        return httpx.AsyncClient(verify=self._tls)
