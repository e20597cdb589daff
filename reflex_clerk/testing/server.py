"""Two servers on one event loop, on this machine only: plain http, and TLS under Clerk's name."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

LOOPBACK = "127.0.0.1"

_START_TIMEOUT = 30.0
"""Seconds; generous, as a busy machine is slow, and a start takes milliseconds."""


def listen(*ports: int) -> list[socket.socket]:
    """Take ports of the loopback interface, any free one for 0: all, or none and `OSError` is raised."""
    with contextlib.ExitStack() as unless_all:
        listeners = [unless_all.enter_context(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) for _ in ports]
        for listener, port in zip(listeners, ports, strict=True):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((LOOPBACK, port))
            listener.listen()
        unless_all.pop_all()
    return listeners


class Connections:
    """The connections that are open, so that one can be cut as a broken network would."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def cut(self, peer: tuple[str, int]) -> None:
        """End the connection of a client address at once, with no answer."""
        transport = self._open.get(peer)
        if transport is not None:
            transport.abort()

    def protocol(self) -> type[asyncio.Protocol]:
        """Give uvicorn's protocol, which then tells of its connections."""
        connections = self._open

        class Noted(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
                self.peer = transport.get_extra_info("peername")[:2]
                connections[self.peer] = transport
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                connections.pop(self.peer, None)
                super().connection_lost(exc)

        return Noted


class _Server(uvicorn.Server):
    """A server whose start can be waited for."""

    def __init__(self, config: uvicorn.Config, started: asyncio.Event) -> None:
        super().__init__(config)
        self._has_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._has_started.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the process's signals alone: what hosts the fake has its own use for them."""
        yield


class Servers:
    """Serves an application until it is told to stop; in a thread of its own, or as a task of the caller's event loop."""

    def __init__(
        self, app: ASGIApp, connections: Connections, plain: socket.socket, tls: socket.socket, context: ssl.SSLContext
    ) -> None:
        self._app = app
        self._connections = connections
        self._listeners: list[tuple[socket.socket, ssl.SSLContext | None]] = [(plain, None), (tls, context)]
        self._running: list[_Server] = []
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._failure: BaseException | None = None

    async def serve(self) -> None:
        """Serve until `stop`."""
        pairs = [self._server(context) for _, context in self._listeners]
        self._running = [server for server, _ in pairs]
        try:
            async with asyncio.TaskGroup() as group:
                for server, (listener, _) in zip(self._running, self._listeners, strict=True):
                    group.create_task(server.serve([listener]))
                for _, started in pairs:
                    await started.wait()
                self._ready.set()
        finally:
            self._close()

    def start(self) -> None:
        """Serve in a thread; returns when requests are answered."""
        self._thread = threading.Thread(target=self._run, name="fake-clerk", daemon=True)
        self._thread.start()
        self._ready.wait(_START_TIMEOUT)
        if self._failure is not None or not self._ready.is_set():
            raise RuntimeError("the fake Clerk did not start") from self._failure

    def stop(self) -> None:
        """End it, and wait for the thread, if there is one; requests under way are cut off."""
        for server in self._running:
            server.should_exit = server.force_exit = True
        if self._thread is not None:
            self._thread.join(_START_TIMEOUT)
        if not self._running:
            self._close()

    def _close(self) -> None:
        for listener, _ in self._listeners:
            listener.close()

    def _run(self) -> None:
        try:
            asyncio.run(self.serve())
        except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that waits for the start
            self._failure = error
            self._ready.set()

    def _server(self, context: ssl.SSLContext | None) -> tuple[_Server, asyncio.Event]:
        config = uvicorn.Config(
            self._app,
            http=self._connections.protocol(),
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        config.load()
        config.ssl = cast(Any, context)
        started = asyncio.Event()
        return _Server(config, started), started
