"""What stands in for the world in these tests: a clock that is set, keys that are given, an endpoint that is told what to do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import httpx

from reflex_clerk.keys.endpoint import KeyEndpoint
from reflex_clerk.keys.jwks import KeySet
from reflex_clerk.keys.remote import RemoteKeys

from .minting import NOW

Result = TypeVar("Result")

ENDPOINT = KeyEndpoint("https://clerk.example.com/.well-known/jwks.json")


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end, at most two minutes: what waits for ever must fail, not hang."""

    async def bounded() -> Result:
        async with asyncio.timeout(120):
            return await coroutine

    return asyncio.run(bounded())


async def settle() -> None:
    """Let every task run until all of them wait for something that only the test can give."""
    for _ in range(50):
        await asyncio.sleep(0)


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class FixedKeys:
    """A key source with one set that never changes."""

    def __init__(self, keys: KeySet) -> None:
        self._keys = keys

    def held(self) -> KeySet | None:
        return self._keys

    async def refetch(self, seen: KeySet | None) -> KeySet:
        return self._keys


class Endpoint:
    """A key endpoint in memory: counts requests, answers `document`, or with `status`, and waits while `gate` is closed."""

    def __init__(self, document: object) -> None:
        self.document = document
        self.status = 200
        self.failure: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.requests: list[httpx.Request] = []
        self.answer: Callable[[], httpx.Response] = lambda: httpx.Response(self.status, json=self.document)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return self.answer()

    @property
    def fetches(self) -> int:
        return len(self.requests)

    def keys(self, clock: Clock, endpoint: KeyEndpoint = ENDPOINT, jitter: float = 0.0) -> RemoteKeys:
        """Make the key source under test, fed by this endpoint."""
        return RemoteKeys(endpoint, transport=httpx.MockTransport(self), clock=clock, jitter=lambda: jitter)


async def first_set(keys: RemoteKeys) -> KeySet:
    """Fetch as the first token does."""
    found = await keys.refetch(None)
    assert found is not None
    return found
