"""Cleanups in words."""

from __future__ import annotations

from collections.abc import Iterable


def listed(actions: Iterable[str]) -> str:
    """Return what a cleanup does as a reader would list it."""
    return " and ".join(sorted(actions))
