"""Fetching over a real socket on this machine: what a transport in memory could hide."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest

from reflex_clerk.authenticator import Authenticator
from reflex_clerk.errors import KeysUnavailable
from reflex_clerk.keys import fetch
from reflex_clerk.keys.remote import RemoteKeys
from reflex_clerk.settings import KeySettings
from reflex_clerk.token import Verifier

from .doubles import Clock, run, settle
from .minting import claims, jwks, mint

Write = Callable[[bytes], Awaitable[None]]
Answer = Callable[[Write], Awaitable[None]]


class Server:
    """An HTTP server that sends what it is told to, and keeps the requests."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.requests: list[bytes] = []
        self.url = ""
        self._serving: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def write(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        task = asyncio.current_task()
        assert task is not None
        self._serving[task] = writer
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):  # the other side may go at any time
            self.requests.append(await reader.readuntil(b"\r\n\r\n"))
            await self._answer(write)
        writer.close()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Server]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            for writer in self._serving.values():
                writer.transport.abort()
            await settle()
            await asyncio.gather(*self._serving)


def ok(body: bytes, *headers: bytes) -> bytes:
    head = [b"HTTP/1.1 200 OK", b"content-length: %d" % len(body), b"connection: close", *headers]
    return b"\r\n".join([*head, b"", body])


async def good(write: Write) -> None:
    await write(ok(json.dumps(jwks()).encode(), b"content-type: application/json"))


async def endless(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        await write(b" " * 65_536)


async def one_byte_now_and_then(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    for _ in range(1000):
        await write(b" ")
        await asyncio.sleep(0.01)


async def bomb(write: Write) -> None:
    await write(ok(gzip.compress(b" " * 50_000_000), b"content-encoding: gzip"))


async def cut(write: Write) -> None:
    await write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{")


async def not_http(write: Write) -> None:
    await write(b"SSH-2.0-OpenSSH_9.9\r\n")


async def nothing(write: Write) -> None:
    await write(b"")


def test_a_token_is_verified_with_keys_from_the_network() -> None:
    """The secret key goes out in the header, and its keys come back."""

    async def scenario() -> bytes:
        async with Server(good).running() as server:
            settings = KeySettings(secret_key="sk_test_x", api_url=server.url)  # noqa: S106 - nobody's
            authenticator = Authenticator(Verifier(), RemoteKeys(settings.endpoint), clock=Clock())
            assert (await authenticator.authenticate(mint())).user_id == claims()["sub"]
            return server.requests[0].lower()

    request = run(scenario())
    assert request.startswith(b"get /v1/jwks http/1.1\r\n")
    assert b"authorization: bearer sk_test_x\r\n" in request
    assert b"accept-encoding: identity\r\n" in request


def test_certificates_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them takes tens of milliseconds, in which a worker does nothing else."""
    made: list[ssl.SSLContext] = []
    original = httpx.create_ssl_context

    def counting() -> ssl.SSLContext:
        made.append(original())
        return made[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", counting)

    async def scenario() -> None:
        async with Server(good).running() as server:
            settings = KeySettings(secret_key="sk_test_x", api_url=server.url)  # noqa: S106 - nobody's
            keys = RemoteKeys(settings.endpoint)
            first = await keys.refetch(None)
            assert await keys.refetch(first) is not first
            assert len(server.requests) == 2

    run(scenario())
    assert len(made) == 1


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (endless, "larger than 262144 bytes"),
        (one_byte_now_and_then, "no answer within 0.2 seconds"),
        (bomb, "compressed"),
        (cut, "RemoteProtocolError"),
        (not_http, "RemoteProtocolError"),
        (nothing, "RemoteProtocolError"),
    ],
)
def test_what_a_hostile_endpoint_can_do(answer: Answer, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs bounded time and memory, and ends as one typed error."""
    monkeypatch.setattr(fetch, "LONGEST_FETCH", 0.2 if answer is one_byte_now_and_then else 10.0)

    async def scenario() -> str:
        async with Server(answer).running() as server:
            settings = KeySettings(secret_key="sk_test_x", api_url=server.url)  # noqa: S106 - nobody's
            with pytest.raises(KeysUnavailable) as caught:
                await RemoteKeys(settings.endpoint).refetch(None)
            return caught.value.problem

    assert problem in run(scenario())


def test_nobody_listens() -> None:
    """A refused connection is an outage like any other."""

    async def scenario() -> str:
        async with Server(good).running() as server:
            url = server.url
        settings = KeySettings(secret_key="sk_test_x", api_url=url)  # noqa: S106 - nobody's
        with pytest.raises(KeysUnavailable) as caught:
            await RemoteKeys(settings.endpoint).refetch(None)
        return caught.value.problem

    assert run(scenario()) == "the request failed (ConnectError)"
