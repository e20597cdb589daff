"""The backend of the app under test, as a process of its own that can be killed and started again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from tests.browser.building import Build
from tests.browser.serving import Cable
from tests.ending import end_group

LONGEST_START = 60.0
"""Seconds; a start takes two on a quiet machine."""

SECRETS = re.compile(r"eyJ[\w-]{10,}|sk_test_\w+|Traceback|\bERROR\b|Unhandled|Warning: .*state", re.IGNORECASE)
"""What must never stand in a log: tokens and keys, and signs of a fault."""

UNKNOWN_EVENT = re.compile(
    r"Error processing event queue entry(?:(?!Error processing event).)*No registered handler found for event: \S+",
    re.DOTALL,
)
"""What Reflex says, at length, when a client names a handler that there is not."""


class Backend:
    """Runs the backend of a build; every page reaches it through the cable."""

    def __init__(self, build: Build, environment: Mapping[str, str], log: Path) -> None:
        self.build = build
        self.cable = Cable()
        self.port = 0
        self._environment = {**os.environ, **build.environment, **environment}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0

    @property
    def address(self) -> str:
        """Where pages find it."""
        return f"localhost:{self.cable.port}"

    def start(self) -> None:
        """Start it on a free port, wait until it answers, and plug the cable in."""
        self.port = free_port()
        command: list[str | Path] = [self.build.python.with_name("reflex"), "run", "--env", "prod", "--backend-only"]
        options = ["--backend-port", str(self.port), "--backend-host", "127.0.0.1"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *options],
                cwd=self.build.folder,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait_until_it_answers(self._process)
        self.cable.plug(self.port)

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it and all its workers, and with them every connection."""
        if self._process is None:
            return
        self.cable.pull()
        end_group(self._process, how)
        self._process = None

    def close(self) -> None:
        """End it for good."""
        self.kill(signal.SIGTERM)
        self.cable.close()

    def truth(self, tab: str) -> dict[str, Any]:
        """Give what it holds for a tab."""
        answer = httpx.get(f"http://127.0.0.1:{self.port}/truth/{tab}", timeout=10)
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        return told

    def new_log(self) -> str:
        """Give what was logged since the last call, but for Reflex's word on events that no handler is for."""
        text = self._log.read_bytes()[self._read :]
        self._read += len(text)
        return UNKNOWN_EVENT.sub("", text.decode(errors="replace"))

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + LONGEST_START
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                httpx.get(f"http://127.0.0.1:{self.port}/ping", timeout=2).raise_for_status()
            except httpx.HTTPError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"the backend did not start:\n{self._log.read_text(errors='replace')[-3000:]}")


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
