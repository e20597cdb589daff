from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reflex_clerk.configuration import configure, restore
from reflex_clerk.testing import FakeClerk, User, test_key
from reflex_clerk.testing.pytest_plugin import fake_clerk, fake_clerk_server
from tests.app.tabs import SleepingClock
from tests.caching import CACHE

__all__ = ["fake_clerk", "fake_clerk_server"]


@pytest.fixture(scope="session")
def fake_clerk_cache() -> Path:
    return CACHE / "clerk"


@pytest.fixture
def clock() -> SleepingClock:
    return SleepingClock(1_800_000_000.0)


@pytest.fixture(autouse=True)
def clerk(clock: SleepingClock, fake_clerk: FakeClerk) -> Iterator[FakeClerk]:
    """Configure the backend for tokens of `mint_token` and for the fake's Backend API, and put everything back."""
    saved = restore(None)
    secrets = {"secret_key": fake_clerk.secret_key, "api_url": fake_clerk.api_url}
    configure(jwt_key=test_key().pem, clock=clock, sleep=clock.sleep, **secrets)
    yield fake_clerk
    restore(saved)


@pytest.fixture
def ada(clerk: FakeClerk) -> User:
    return clerk.add_user("ada@example.com", first_name="Ada", username="lovelace", id="user_ada")
