from __future__ import annotations

from collections.abc import Iterator

import pytest

from reflex_clerk.configuration import configure, restore
from reflex_clerk.testing import test_key
from tests.app.clocks import SleepingClock


@pytest.fixture
def clock() -> SleepingClock:
    return SleepingClock(1_800_000_000.0)


@pytest.fixture(autouse=True)
def clerk(clock: SleepingClock) -> Iterator[None]:
    """Configure the backend for tokens of `mint_token`, without a network, and put everything back."""
    saved = restore(None)
    configure(jwt_key=test_key().pem, clock=clock, sleep=clock.sleep, leeway=5)
    yield
    restore(saved)
