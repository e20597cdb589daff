"""Describing effects, and telling a split from an addition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.matching import Pair
    from ..compare.portrait import EffectPortrait


def described(effect: EffectPortrait) -> str:
    """Return in words what an effect does."""
    does = []
    if effect.requests:
        does.append("requests a token")
    does += [f"dispatches {name}" for name in sorted({item.event for item in effect.dispatches})]
    does += [f"listens ({name})" for name in sorted(effect.listeners)]
    return ", ".join(does) or "neither requests, dispatches nor listens"


def is_part_of_split(effect: EffectPortrait, pair: Pair) -> bool:
    """Whether an unmatched effect does a part of what one effect of the other side does alone."""
    return bool(split_partners(effect, pair))


def split_partners(effect: EffectPortrait, pair: Pair) -> list[EffectPortrait]:
    """Return the effects of the other side whose dispatches were shared out to this one and to their own partner."""
    mine = _does(effect)
    if not mine:
        return []
    partners = []
    for pairs in pair.effects:
        whole, rest = (pairs.old, pairs.new) if effect in pair.effects_added else (pairs.new, pairs.old)
        if mine <= _does(whole) and not mine & _does(rest):
            partners.append(whole)
    return partners


def _does(effect: EffectPortrait) -> set[tuple[str, bool]]:
    return {(item.event, bool(item.payload)) for item in effect.dispatches}
