from __future__ import annotations

from collections.abc import Iterator

import pytest

from reflex_clerk.components.line import LINES, ClerkLine, choose_line, forget_line


@pytest.fixture(autouse=True)
def _no_line() -> Iterator[None]:
    """Start each test without a choice, and leave none behind."""
    forget_line()
    yield
    forget_line()


@pytest.fixture(params=LINES)
def line(request: pytest.FixtureRequest) -> ClerkLine:
    """Run the test on both of Clerk's lines."""
    return choose_line(request.param)
