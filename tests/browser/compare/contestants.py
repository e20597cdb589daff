"""Who is compared: the published package, and this one on each of Clerk's lines."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from reflex_clerk.testing import FakeClerk
from tests.browser.backend import Backend
from tests.browser.building import HERE, Build, build
from tests.browser.serving import served
from tests.browser.stage import Stage
from tests.caching import cached_folder

PEER = "reflex-clerk-api==1.3.1"


@dataclass(frozen=True)
class Contestant:
    """A package; `line` is the fake's name of the line of Clerk's that it is on."""

    name: str
    line: str
    build: Callable[[str], Build]

    @contextlib.contextmanager
    def running(self, clerk: FakeClerk, chromium: Browser, log: Path) -> Iterator[Callable[[], Stage]]:
        """Build and run its app, and give what opens a stage in it."""
        made = self.build(clerk.publishable_key)
        clerk.prepare_scripts(self.line)
        backend = Backend(made, {"CLERK_SECRET_KEY": clerk.secret_key, "CLERK_API_URL": clerk.api_url}, log)
        backend.start()
        try:
            with served(made.files, backend.address) as address:
                yield lambda: Stage(clerk, backend, chromium, address)
        finally:
            backend.close()


def _ours(line: str) -> Callable[[str], Build]:
    return lambda key: build(f"app-{line}", TEST_CLERK=line, CLERK_PUBLISHABLE_KEY=key)


def _peer(key: str) -> Build:
    """Build the published package's app, with a Python of its own."""
    python = cached_folder("browser-peer", f"{PEER} {sys.version}", _install_peer) / "bin" / "python"
    return build("peer", app=HERE / "peer_app", python=python, sources=(), CLERK_PUBLISHABLE_KEY=key)


def _install_peer(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    pip: list[str | Path] = [
        folder / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    done = subprocess.run([*pip, PEER, "reflex==0.10.1", "greenlet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"pip could not install {PEER}:\n{done.stderr[-2000:]}"


CONTESTANTS = (
    Contestant(f"{PEER}, @clerk/clerk-react", "5", _peer),
    Contestant("reflex_clerk, @clerk/clerk-react", "5", _ours("clerk-react")),
    Contestant("reflex_clerk, @clerk/react", "6", _ours("react")),
)
"""The published package is the first."""
