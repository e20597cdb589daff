"""Comparing what components call outside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.portrait import Portrait

_CONSOLE = "console."


def only_in(one: Portrait, other: Portrait) -> list[str]:
    """Return what only one of two components calls or writes; the console is a matter of its own."""
    return sorted(name for name in one.calls.keys() - other.calls.keys() if not name.startswith(_CONSOLE))


def console(portrait: Portrait) -> frozenset[str]:
    """Return the functions of the console that a component calls."""
    return frozenset(name for name in portrait.calls if name.startswith(_CONSOLE))
