"""Guards in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.portrait import EffectPortrait

NAMES = {
    "counter": "a request id",
    "flag": "a flag that the cleanup turns over",
    "mounted": "a ref that tells of unmounting",
    "abort": "an aborted controller",
    "gate": "a timer or listener that the cleanup ends",
}
"""What each kind of guard is called."""


def guards(effect: EffectPortrait) -> frozenset[str]:
    """Return the kinds of guards in front of an effect's dispatches."""
    return frozenset[str]().union(*(dispatch.guards for dispatch in effect.dispatches))


def joined(kinds: Iterable[str]) -> str:
    """Return kinds of guards as a reader would list them."""
    return " and ".join(NAMES[kind] for kind in sorted(kinds)) or "nothing"


def counted(returns: int) -> str:
    """Return a number of early returns in words."""
    return {0: "no early return", 1: "one early return"}.get(returns, f"{returns} early returns")
