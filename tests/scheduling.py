"""Which tests run in which process, and when.

A module is one piece of work, and so are the browser's tests with one of Clerk's packages, as the tests of a piece share their fixtures.
"""

from __future__ import annotations

import re

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

FIRST = (
    "tests/browser/",
    "tests/components/",
    "tests/app/",
    "tests/fake/",
    "tests/differential/",
    "tests/verify/",
    "tests/explore/",
)
"""Folders whose modules take long: begun early, they end before the many short ones do."""

LINE = re.compile(r"^tests/browser/.*\[(react|clerk-react)\b")


def order(items: list[pytest.Item]) -> None:
    """Sort collected tests in place; within a folder their order stays."""
    items.sort(
        key=lambda item: next(
            (place for place, folder in enumerate(FIRST) if item.nodeid.startswith(folder)), len(FIRST)
        )
    )


def piece_of(nodeid: str) -> str:
    """Return the name of the piece of work that a test belongs to: tests of one piece share their fixtures."""
    line = LINE.match(nodeid)
    return f"browser {line[1]}" if line else nodeid.partition("::")[0]


class PieceByPiece(LoadScopeScheduling):
    """Hands each process the next piece of work, in the order of collection."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)
