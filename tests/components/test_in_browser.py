"""Every component in a production build, and the ones that work without Clerk's paid features in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reflex_clerk.components.line import LINES, LineName
from reflex_clerk.testing import FakeClerk, browser
from reflex_clerk.testing.javascript import ToolsMissingError
from reflex_clerk.testing.pytest_plugin import clerk_browser, clerk_playwright, fake_clerk, fake_clerk_server
from tests.browser.backend import Backend
from tests.browser.building import Build, build
from tests.browser.serving import served
from tests.caching import CACHE

__all__ = ["clerk_browser", "clerk_playwright", "fake_clerk", "fake_clerk_server"]

pytestmark = pytest.mark.long

APP = Path(__file__).parent / "app"

FAKE_LINES: dict[LineName, str] = {"react": "6", "clerk-react": "5"}
"""The fake's names of Clerk's lines."""


@pytest.fixture(scope="session")
def fake_clerk_cache() -> Path:
    return CACHE / "clerk"


@pytest.fixture(scope="module", params=LINES)
def made(request: pytest.FixtureRequest, fake_clerk_server: FakeClerk) -> Build:
    """Build the app for production; skips where there are no tools to do that."""
    line: LineName = request.param
    try:
        fake_clerk_server.prepare_scripts(FAKE_LINES[line])
        key = fake_clerk_server.publishable_key
        return build(f"components-{line}", app=APP, TEST_CLERK=line, CLERK_PUBLISHABLE_KEY=key)
    except ToolsMissingError as problem:
        pytest.skip(str(problem))


@pytest.fixture(scope="module")
def address(made: Build, fake_clerk_server: FakeClerk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the app."""
    environment = {"CLERK_SECRET_KEY": fake_clerk_server.secret_key, "CLERK_API_URL": fake_clerk_server.api_url}
    running = Backend(made, environment, tmp_path_factory.mktemp("backend") / "log.txt")
    running.start()
    with served(made.files, running.address) as found:
        yield found
    running.close()


@pytest.fixture
def context(clerk_browser: Browser) -> Iterator[BrowserContext]:
    fresh = clerk_browser.new_context()
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, fake_clerk: FakeClerk) -> Iterator[Page]:
    """Open a page in which nothing may fail."""
    opened = context.new_page()
    failures: list[str] = []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    yield opened
    assert failures == []


def test_a_visitor_sees_what_visitors_see(page: Page, address: str) -> None:
    page.goto(address)
    for name in ("#loaded", "#signed-out", "#shown-out", "#fallback"):
        expect(page.locator(name)).to_be_visible()
    for name in ("#signed-in", "#shown-in", "#allowed", "#refused"):
        expect(page.locator(name)).to_have_count(0)
    expect(page.locator("#sign-up.mine")).to_have_css("color", "rgb(255, 0, 0)")


def test_events_run_in_a_fallback_and_in_the_child_of_a_button(page: Page, address: str) -> None:
    """Clerk's own click comes after the child's, and opens the card in the language of the app with its own title."""
    page.goto(address)
    expect(page.locator("#clicks")).to_have_text("0")
    page.locator("#fallback").click()
    expect(page.locator("#clicks")).to_have_text("1")
    page.locator("#sign-in").click()
    expect(page.locator("#clicks")).to_have_text("2")
    expect(page.get_by_role("heading", name="Bienvenue")).to_be_visible()


def test_a_user_sees_what_users_see(page: Page, context: BrowserContext, fake_clerk: FakeClerk, address: str) -> None:
    """A condition that is false for the user, and a function that is, hide; being there does not make it true."""
    browser.enter(context, fake_clerk.add_client(fake_clerk.add_user("ada@example.com")), address)
    page.goto(address)
    for name in ("#signed-in", "#shown-in", "#allowed"):
        expect(page.locator(name)).to_be_visible()
    for name in ("#signed-out", "#shown-out", "#refused", "#fallback"):
        expect(page.locator(name)).to_have_count(0)


def test_entries_of_the_menu_run_events(
    page: Page, context: BrowserContext, fake_clerk: FakeClerk, address: str
) -> None:
    """Clerk recognizes the app's own entries, pages and links among the children of the button."""
    browser.enter(context, fake_clerk.add_client(fake_clerk.add_user("ada@example.com")), address)
    page.goto(f"{address}/user")
    page.locator(".cl-userButtonTrigger").click()
    expect(page.get_by_text("Help", exact=True)).to_be_visible()
    page.get_by_text("Count", exact=True).click()
    expect(page.locator("#clicks")).to_have_text("1")


def test_the_sign_in_page_shows_the_card(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    expect(page.locator(".cl-signIn-root")).to_be_visible()
