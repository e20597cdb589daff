"""A production build, a backend, the fake Clerk and a browser; each is made once, and every test gets a clean start."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reflex_clerk.testing import FakeClerk, User, browser
from reflex_clerk.testing.javascript import ToolsMissingError
from reflex_clerk.testing.pytest_plugin import clerk_browser, clerk_playwright, fake_clerk, fake_clerk_server
from tests.browser.backend import Backend
from tests.browser.building import Build, build
from tests.browser.serving import served
from tests.browser.stage import Stage
from tests.browser.tab import Tab
from tests.caching import CACHE

__all__ = ["clerk_browser", "clerk_playwright", "fake_clerk", "fake_clerk_server"]

LINES = {"react": "6", "clerk-react": "5"}
"""Clerk's packages, and the fake's name of the line."""

OpenTab = Callable[..., Tab]


@pytest.fixture(scope="session")
def fake_clerk_cache() -> Path:
    """Keep Clerk's JavaScript where the checkout's other downloads are."""
    return CACHE / "clerk"


@pytest.fixture(scope="session", params=LINES)
def line(request: pytest.FixtureRequest) -> str:
    """Run every test with both of Clerk's packages."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def app_build(line: str, fake_clerk_server: FakeClerk) -> Build:
    """Compile the app, once until something changes; skips where there are no tools to do that."""
    try:
        made = build(f"app-{line}", TEST_CLERK=line, CLERK_PUBLISHABLE_KEY=fake_clerk_server.publishable_key)
        fake_clerk_server.prepare_scripts(LINES[line])
    except ToolsMissingError as problem:
        pytest.skip(str(problem))
    return made


@pytest.fixture(scope="session")
def backend(
    app_build: Build, fake_clerk_server: FakeClerk, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Backend]:
    """Run the app's backend against the fake."""
    clerk = fake_clerk_server
    environment = {"CLERK_SECRET_KEY": clerk.secret_key, "CLERK_API_URL": clerk.api_url}
    running = Backend(app_build, environment, tmp_path_factory.mktemp("backend") / "log.txt")
    running.start()
    yield running
    running.close()


@pytest.fixture(scope="session")
def address(app_build: Build, backend: Backend) -> Iterator[str]:
    """Serve the pages."""
    with served(app_build.files, backend.address) as found:
        yield found


@pytest.fixture
def ada(fake_clerk: FakeClerk) -> User:
    return fake_clerk.add_user("ada@example.com", id="user_ada")


@pytest.fixture
def bob(fake_clerk: FakeClerk) -> User:
    return fake_clerk.add_user("bob@example.com", id="user_bob")


@pytest.fixture
def stage(fake_clerk: FakeClerk, backend: Backend, clerk_browser: Browser, address: str) -> Iterator[Stage]:
    """Give a stage with nobody signed in. Afterwards nothing is logged that should not be."""
    with Stage(fake_clerk, backend, clerk_browser, address) as fresh:
        yield fresh
        assert fresh.complaints() == []


@pytest.fixture
def open_tab(stage: Stage) -> OpenTab:
    """Open tabs of the app."""
    return stage.open


@pytest.fixture(scope="session", autouse=True)
def _needs_chromium() -> None:
    if browser.executable() is None and shutil.which("chromium") is None:
        pytest.skip("no Chromium: install Debian's chromium, or set REFLEX_CLERK_CHROMIUM to the path of one")
