"""Guarded pages and refused events in a real browser: what the visitor sees, and where they are sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from reflex_clerk.testing import mint_token, test_key
from reflex_clerk.testing.browser import executable
from reflex_clerk.testing.javascript import ToolsMissingError
from tests.browser.backend import Backend
from tests.browser.building import PLACEHOLDER, build
from tests.browser.serving import served

APP = Path(__file__).parent / "page_app"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Backend]]:
    """Build the app once, run its backend, and serve its pages."""
    try:
        made = build("guarded-pages", app=APP, API_URL=f"http://{PLACEHOLDER}")
    except ToolsMissingError as problem:
        pytest.skip(str(problem))
    log = tmp_path_factory.mktemp("pages") / "log.txt"
    backend = Backend(made, {"CLERK_JWT_KEY": test_key().pem, "CHECK_TIMEOUT": "1"}, log)
    backend.start()
    with served(made.files, backend.address) as address:
        yield address, backend
    backend.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = executable()
        if found is None:
            pytest.skip("no Chromium is installed")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(site: tuple[str, Backend], chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(base_url=site[0])
    page.set_default_timeout(10_000)
    yield page
    page.context.close()


def test_a_guarded_page_waits_then_shows_and_hides_itself_at_the_sign_out(page: Page) -> None:
    page.goto("/")
    page.fill("#token", mint_token("user_a"))
    expect(page.locator("#status")).to_have_text("signed_in")
    page.goto("/private/a?tab=2")
    expect(page.locator("#user")).to_have_text("user_a")
    expect(page.locator("#loads")).to_have_text("1")
    page.click("#sign-out")
    page.wait_for_url("**/sign-in?redirect_url=/private/a%3Ftab%3D2")


def test_who_is_signed_out_is_sent_to_the_sign_in_page_with_the_way_back(page: Page) -> None:
    page.goto("/")
    page.click("#sign-out")
    expect(page.locator("#status")).to_have_text("signed_out")
    page.goto("/private/a")
    page.wait_for_url(re.compile("/sign-in"))
    expect(page.locator("#sign-in")).to_be_visible()
    assert page.url.endswith("/sign-in?redirect_url=/private/a")


def test_a_page_of_which_nothing_is_known_shows_the_loading_view_and_then_asks_to_sign_in(page: Page) -> None:
    page.goto("/private/a")
    expect(page.locator("#loading")).to_be_visible()
    expect(page.locator("#user")).to_have_count(0)
    page.wait_for_url(re.compile("/sign-in"))


def test_a_session_that_ends_takes_the_page_with_it_though_nobody_does_anything(page: Page) -> None:
    page.goto("/")
    page.fill("#token", mint_token("user_a", life=4))
    expect(page.locator("#status")).to_have_text("signed_in")
    page.goto("/private/a")
    expect(page.locator("#user")).to_have_text("user_a")
    expect(page.locator("#loading")).to_be_visible()
    page.wait_for_url(re.compile("/sign-in"))


def test_a_refused_click_says_so_and_comes_again_once_after_the_sign_in(page: Page) -> None:
    page.goto("/")
    page.click("#sign-out")
    page.click("#order")
    expect(page.get_by_text("Please sign in to do this.")).to_be_visible()
    expect(page.locator("#orders")).to_have_text("0")
    page.fill("#token", mint_token("user_a"))
    expect(page.locator("#orders")).to_have_text("1")
    page.click("#order")
    expect(page.locator("#orders")).to_have_text("2")


def test_a_route_beside_the_app_knows_the_same_session(site: tuple[str, Backend]) -> None:
    url = f"http://127.0.0.1:{site[1].port}/whoami"
    assert httpx.get(url, headers={"authorization": f"Bearer {mint_token('user_a')}"}).json() == {"user_id": "user_a"}
    refused = httpx.get(url)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
