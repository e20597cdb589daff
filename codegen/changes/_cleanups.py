"""Comparing cleanups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.matching import EffectPair
    from ..compare.portrait import EffectPortrait


def lost(effects: EffectPair) -> frozenset[str]:
    """Return what the old cleanup does and the new one does not, if there are both."""
    return _only_in(effects.old, effects.new) - frozenset(_told_elsewhere(effects))


def gained(effects: EffectPair) -> frozenset[str]:
    """Return what the new cleanup does and the old one does not, if there are both."""
    return _only_in(effects.new, effects.old) - frozenset(_told_elsewhere(effects))


def _only_in(one: EffectPortrait, other: EffectPortrait) -> frozenset[str]:
    return one.cleanup.actions - other.cleanup.actions if other.cleanup.actions else frozenset()


def _told_elsewhere(effects: EffectPair) -> Iterator[str]:
    """Yield what a cleanup does for something that is itself new, or gone."""
    old, new = effects.old, effects.new
    if old.guards != new.guards:
        yield from ("voids the run", "changes a ref", "aborts the request")
    if (old.timeout is None) != (new.timeout is None):
        yield "clears the time-out"
    if old.pauses != new.pauses:
        yield "clears the timer"
    for listener in old.listeners ^ new.listeners:
        yield f"ends the listener{listener[listener.find(' (') :] if ' (' in listener else ''}"
