"""`FakeClerk`: a Clerk instance of your own, on this machine, for the length of a test or a demo."""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from . import backend, browser, control, frontend, scripts
from .app import Exchange, build
from .bundles import LINES, Bundles
from .certificate import server_context
from .faults import Faults
from .instance import Instance
from .request_log import RequestLog
from .server import LOOPBACK, Connections, Servers, listen

_log = logging.getLogger(__name__)

DEFAULT_HOST = "fake-clerk.clerk.accounts.dev"
"""Clerk's JavaScript takes a host of this domain for a development instance; no DNS is ever asked."""

ENDPOINTS = (*frontend.ENDPOINTS, *backend.ENDPOINTS)


class FakeClerk(Instance):
    """A fake of Clerk's Frontend API and Backend API, served on the loopback interface only.

        with FakeClerk() as clerk:
            ada = clerk.add_user("ada@example.com")
            …

    `port` and `tls_port` are of the plain and the TLS server, any free ones for 0. `cache` is the folder for Clerk's
    JavaScript. `clock` gives seconds since 1970. Ports are taken at once; `OSError` is raised if one is not free.
    Nothing that it signs is worth anything elsewhere: its keys are made at start and never stored.
    """

    def __init__(
        self,
        *,
        host: str = DEFAULT_HOST,
        port: int = 0,
        tls_port: int = 0,
        cache: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(host=host, clock=clock)
        self.bundles = Bundles(cache)
        self.requests = RequestLog()
        self.faults = Faults(endpoint.name for endpoint in ENDPOINTS)
        plain, tls = listen(port, tls_port)
        self.port: int = plain.getsockname()[1]
        self.tls_port: int = tls.getsockname()[1]
        connections = Connections()
        exchange = Exchange(self, self.faults, self.requests, connections.cut)
        app = build(exchange, ENDPOINTS, scripts.route(self.bundles), control.routes(self))
        self._servers = Servers(app, connections, plain, tls, server_context(host))

    # Addresses and keys

    @property
    def publishable_key(self) -> str:
        """The key that the page gets; it names the host, and is the same for the same host."""
        return f"pk_test_{base64.b64encode(f'{self.host}$'.encode()).decode()}"

    @property
    def jwt_key(self) -> str:
        """The public key as PEM text, for verification without a network. It changes when keys are rotated."""
        return self.keys.current.pem

    @property
    def api_url(self) -> str:
        """The Backend API, without `/v1`: `api_url` of `KeySettings`; Clerk's SDK takes it with `/v1` as `server_url`."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def proxy_url(self) -> str:
        """The Frontend API over plain http, for `proxyUrl` of Clerk's provider in a browser without `chromium_args`."""
        return f"http://localhost:{self.port}"

    def script_urls(self, line: str = "6") -> tuple[str, str | None]:
        """Give the addresses of clerk-js and of its user interface (line 6 only) over plain http."""
        clerk_js, ui = scripts.script_paths(line)
        return self.proxy_url + clerk_js, ui and self.proxy_url + ui

    def chromium_args(self) -> list[str]:
        """Give the flags with which Chromium takes this fake for Clerk, over TLS, and reaches nothing else."""
        return browser.chromium_args(self.tls_port)

    def environment(self, line: str = "6") -> dict[str, str]:
        """Give the environment variables that point an app at this fake, by the plain http way."""
        clerk_js, ui = self.script_urls(line)
        variables = {
            "CLERK_PUBLISHABLE_KEY": self.publishable_key,
            "CLERK_SECRET_KEY": self.secret_key,
            "CLERK_API_URL": self.api_url,
            "CLERK_FRONTEND_API_URL": self.proxy_url,
            "CLERK_PROXY_URL": self.proxy_url,
            "CLERK_JS_URL": clerk_js,
        }
        return {**variables, "CLERK_UI_URL": ui} if ui else variables

    # Life

    def prepare_scripts(self, *lines: str) -> None:
        """Fetch Clerk's JavaScript of these lines (both if none is named) now, not when a page first asks.

        Raises `BundleError` if it cannot be fetched.
        """
        for line in lines or LINES:
            self.bundles.dist("@clerk/clerk-js", LINES[line].clerk_js)
            ui = LINES[line].ui
            if ui is not None:
                self.bundles.dist("@clerk/ui", ui)

    def reset(self) -> None:
        """Forget everyone, every setting, every fault and every request; keys and ports stay."""
        super().reset()
        self.faults.clear()
        self.requests.clear()

    def start(self) -> Self:
        """Serve in a thread of this process; returns when requests are answered."""
        _log.warning("a FAKE Clerk is running at %s: anybody on this machine can sign in as anybody", self.proxy_url)
        self._servers.start()
        return self

    async def serve(self) -> None:
        """Serve in the caller's event loop, until `stop` or until the task is cancelled."""
        _log.warning("a FAKE Clerk is running at %s: anybody on this machine can sign in as anybody", self.proxy_url)
        await self._servers.serve()

    def stop(self) -> None:
        """End it; requests under way are cut off."""
        self.faults.clear()
        self._servers.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()
