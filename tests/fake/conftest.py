"""The fake's own fixtures, as a user's tests have them, and a front end without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from reflex_clerk import SessionClaims, Verifier, VerifierSettings
from reflex_clerk.testing import LINES, FakeClerk, User, browser
from reflex_clerk.testing.bundles import BundleError
from reflex_clerk.testing.pytest_plugin import (
    clerk_browser,
    clerk_context,
    clerk_playwright,
    fake_clerk,
    fake_clerk_server,
    signed_in,
)
from tests.caching import CACHE

from .front_end import ORIGIN, FrontEnd
from .page import ClerkPage, OpenPage, html, served

__all__ = ["clerk_browser", "clerk_context", "clerk_playwright", "fake_clerk", "fake_clerk_server", "signed_in"]


@pytest.fixture(scope="session")
def fake_clerk_cache() -> Path:
    """Keep Clerk's JavaScript where the checkout's other downloads are."""
    return CACHE / "clerk"


@pytest.fixture
def ada(fake_clerk: FakeClerk) -> User:
    return fake_clerk.add_user("ada@example.com", first_name="Ada", username="lovelace", id="user_ada")


@pytest.fixture
def bob(fake_clerk: FakeClerk) -> User:
    return fake_clerk.add_user("bob@example.com", id="user_bob")


@pytest.fixture
def front_end(fake_clerk: FakeClerk) -> Iterator[FrontEnd]:
    """Give a browser that the fake knows, without the browser."""
    with FrontEnd(fake_clerk.proxy_url) as opened:
        yield opened


@pytest.fixture
def claims(fake_clerk: FakeClerk) -> Callable[[str], SessionClaims]:
    """Verify a token as the backend does, pending ones too."""
    settings = VerifierSettings(
        jwt_key=fake_clerk.jwt_key, issuer=fake_clerk.issuer, authorized_parties=[ORIGIN], accept_pending=True
    )
    return Verifier(settings).verify


@pytest.fixture(scope="session")
def scripts(fake_clerk_server: FakeClerk) -> None:
    """Fetch Clerk's JavaScript of both lines before a page asks for it; skips where there is no npm to do that."""
    try:
        fake_clerk_server.prepare_scripts()
    except BundleError as problem:
        if shutil.which("npm") is None:
            pytest.skip(str(problem))
        raise


@pytest.fixture(params=LINES, ids=[f"clerk-js {line.clerk_js}" for line in LINES.values()])
def line(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def url(fake_clerk: FakeClerk, line: str, scripts: None) -> Iterator[str]:
    """Serve the page."""
    with served(html(fake_clerk, line)) as address:
        yield address


@pytest.fixture
def open_page(fake_clerk: FakeClerk, clerk_context: BrowserContext, url: str) -> OpenPage:
    """Open a page in the test's browser; `users` are signed in there already."""

    def open_it(*users: User, path: str = "/", script: str | None = None) -> ClerkPage:
        if users:
            browser.enter(clerk_context, fake_clerk.add_client(*users), url)
        page = clerk_context.new_page()
        if script is not None:
            page.add_init_script(script)
        page.goto(url + path)
        return ClerkPage(page, fake_clerk)

    return open_it


@pytest.fixture
def verify(fake_clerk: FakeClerk, url: str) -> Callable[[str], SessionClaims]:
    """Verify as the backend does, with issuer and origin."""

    def verified(token: str) -> SessionClaims:
        settings = VerifierSettings(
            jwt_key=fake_clerk.jwt_key, issuer=fake_clerk.issuer, authorized_parties=[url], accept_pending=True
        )
        return Verifier(settings).verify(token)

    return verified
