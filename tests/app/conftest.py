from __future__ import annotations

from collections.abc import Iterator

import pytest

from reflex_clerk.configuration import configure, restore
from reflex_clerk.testing import test_key
from tests.verify.doubles import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(1_800_000_000.0)


@pytest.fixture(autouse=True)
def clerk(clock: Clock) -> Iterator[None]:
    """Configure the backend for tokens of `mint_token`, without a network, and put everything back."""
    saved = restore(None)
    configure(jwt_key=test_key().pem, clock=clock, leeway=5)
    yield
    restore(saved)
