"""The fake's own fixtures, as a user's tests have them, and a front end without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reflex_clerk.testing import FakeClerk, User
from reflex_clerk.testing.pytest_plugin import (
    clerk_browser,
    clerk_context,
    clerk_playwright,
    fake_clerk,
    fake_clerk_server,
    signed_in,
)
from tests.caching import CACHE

from .front_end import FrontEnd

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
