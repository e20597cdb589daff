"""Names of the parts of Clerk's identity."""

from __future__ import annotations

from ..checks._session import IDENTITY


def part_name(origin: str) -> str:
    """Return the word for a member of `useAuth()` that a reader knows."""
    name = origin.removeprefix("useAuth.")
    return IDENTITY.get(name, name)
