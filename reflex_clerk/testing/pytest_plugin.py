"""Fixtures for tests of an app that uses Clerk; load them with `-p reflex_clerk.testing.pytest_plugin`.

Or in the top-level conftest.py: `pytest_plugins = ["reflex_clerk.testing.pytest_plugin"]`. An app under test is the
test's own business; it needs `fake_clerk.publishable_key` and, to verify tokens, `fake_clerk.jwt_key` or `api_url`:

    def test_it_greets(signed_in: SignedIn, fake_clerk: FakeClerk, my_app_url: str) -> None:
        page = signed_in(my_app_url, fake_clerk.add_user("ada@example.com", first_name="Ada"))
        page.get_by_text("Hello, Ada").wait_for()
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reflex_clerk.extras import TESTING_EXTRA_OF, explain

try:
    import pytest
except ModuleNotFoundError as missing:
    raise (explain(missing, __name__, TESTING_EXTRA_OF) or missing) from None

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

    from .fake import FakeClerk
    from .model import User


class SignedIn(Protocol):
    """What the fixture `signed_in` gives: opens a page in a browser of its own, where users are signed in already."""

    def __call__(self, url: str, *users: User) -> Page:
        """Open `url`; the last of `users` is the active one, and nobody is signed in if there is none."""
        ...


@pytest.fixture(scope="session")
def fake_clerk_cache() -> Path | None:
    """Give the folder in which Clerk's JavaScript is kept; override it to keep it elsewhere than for all projects."""
    return None


@pytest.fixture(scope="session")
def fake_clerk_server(fake_clerk_cache: Path | None) -> Iterator[FakeClerk]:
    """Run one fake for all tests; use `fake_clerk` in tests, which starts each of them with nobody."""
    from .fake import FakeClerk

    with FakeClerk(cache=fake_clerk_cache) as clerk:
        yield clerk


@pytest.fixture
def fake_clerk(fake_clerk_server: FakeClerk) -> Iterator[FakeClerk]:
    """Give a running fake that knows nobody, has no faults, and was asked nothing."""
    fake_clerk_server.reset()
    yield fake_clerk_server
    fake_clerk_server.reset()  # lets go what a fault still holds


@pytest.fixture(scope="module")
def clerk_playwright() -> Iterator[Playwright]:
    """Run Playwright for one module of tests; skips if it is not installed.

    No longer than that: while it runs, an event loop runs in this thread, and `asyncio.run` of other tests would fail.
    """
    driver = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra: browser)")
    with driver.sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def clerk_browser(clerk_playwright: Playwright, fake_clerk_server: FakeClerk) -> Iterator[Browser]:
    """Run one headless Chromium for a module, which takes the fake for Clerk; skips if there is no Chromium."""
    from . import browser

    if browser.executable() is None and not Path(clerk_playwright.chromium.executable_path).exists():
        pytest.skip("no Chromium: install it, or run `playwright install chromium`")
    with browser.chromium(clerk_playwright, fake_clerk_server) as chromium:
        yield chromium


@pytest.fixture
def clerk_context(clerk_browser: Browser, fake_clerk: FakeClerk) -> Iterator[BrowserContext]:
    """Give a browser context of its own to the test: no cookies, no storage."""
    context = clerk_browser.new_context()
    yield context
    context.close()


@pytest.fixture
def signed_in(clerk_browser: Browser, fake_clerk: FakeClerk) -> Iterator[SignedIn]:
    """Give a function that opens a page where users are signed in already; each page is in a browser of its own."""
    from . import browser

    contexts: list[BrowserContext] = []

    def open_page(url: str, *users: User) -> Page:
        context = clerk_browser.new_context()
        contexts.append(context)
        browser.enter(context, fake_clerk.add_client(*users), url)
        page = context.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
