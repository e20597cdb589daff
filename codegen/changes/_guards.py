"""Comparing what voids a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._words import guarded_by, listed

if TYPE_CHECKING:
    from ..compare.matching import EffectPair, Pair
    from ..compare.portrait import EffectPortrait, Portrait
    from ..js.node import Node

_OF_CLEANUP = frozenset({"flag", "mounted", "abort", "gate"})
"""Guards that only a cleanup makes fail."""


def guarded(effect: EffectPortrait) -> str:
    """Return which dispatches are guarded: all behind a wait, or some by name."""
    later = [item for item in effect.dispatches if not item.at_once]
    events = {item.event for item in later if item.guards}
    return "a dispatch behind a wait" if len(events) == len({item.event for item in later}) else listed(events)


def place(effect: EffectPortrait) -> Node:
    """Return the first dispatch behind a wait, which is what guards are about, or the effect where there is none."""
    return next((item.node for item in effect.dispatches if not item.at_once), effect.node)


def guards(effect: EffectPortrait, portrait: Portrait) -> str:
    """Return by what dispatches are guarded, with the refs that it rests on: `a request id (requestIdRef)`."""
    refs = [ref.name for ref in portrait.refs if ref.node in effect.guard_refs]
    return guarded_by(effect.guards) + (f" ({listed(refs)})" if refs else "")


def is_replaced(effects: EffectPair) -> bool:
    """Whether dispatches are guarded on both sides, and by other things."""
    old, new = effects.old.guards, effects.new.guards
    return bool(old and new) and old != new and not told_by_cleanup(effects)


def replaced(effects: EffectPair, pair: Pair) -> str:
    """Return how guards are different, for a sentence that begins with what they guard."""
    old, new = effects.old, effects.new
    if old.guards == new.guards:
        return f"is guarded by {guards(new, pair.new)}"
    if old.guards < new.guards:
        return f"is now also guarded by {guarded_by(new.guards - old.guards)}"
    if new.guards < old.guards:
        return f"is no longer guarded by {guarded_by(old.guards - new.guards)} as well"
    return f"is guarded by {guards(new, pair.new)}, not {guards(old, pair.old)}"


def told_by_cleanup(effects: EffectPair) -> bool:
    """Whether guards came or went because the cleanup did that makes them fail: then the cleanup is what a reader must see."""
    old, new = effects.old, effects.new
    return bool(old.cleanup.actions) != bool(new.cleanup.actions) and old.guards ^ new.guards <= _OF_CLEANUP


def change_at_unmount(effects: EffectPair) -> int:
    """Return 1 if unmounting now voids a guarded run that it did not void before, -1 for the opposite, else 0."""
    if not (effects.old.guards and effects.new.guards) or told_by_cleanup(effects):
        return 0
    later = [(old, new) for old, new in effects.dispatches.both if not (old.at_once or new.at_once)]
    changes = {new.mounted - old.mounted for old, new in later if new.fresh == old.fresh} - {0}
    return min(changes, default=0)
