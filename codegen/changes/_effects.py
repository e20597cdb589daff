"""Describing effects, and telling a split from an addition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._words import listed

if TYPE_CHECKING:
    from ..compare.matching import Pair
    from ..compare.portrait import EffectPortrait, Portrait
    from ..js.node import Node


def described(effect: EffectPortrait, portrait: Portrait) -> str:
    """Return in words what an effect does: `it requests a token and dispatches set`."""
    names = {ref.node: ref.name for ref in portrait.refs}
    does = ["requests a token"] if effect.requests else []
    does += sorted({"sets a state" if item.sets_state else f"dispatches {item.event}" for item in effect.dispatches})
    does += [f"keeps {names.get(ref, 'a ref')} up to date" for ref in effect.keeps]
    heard = [_heard(name) for name in sorted(effect.listeners)]
    does += [f"listens for {listed(heard)}"] if heard else []
    return listed(does) if does else "neither requests, dispatches nor listens"


def _heard(listener: str) -> str:
    """Return what a listener listens for: the event of `addEventListener (focus)`, or how it was begun."""
    call, _, event = listener.partition(" (")
    return event.rstrip(")") or call


def parts(effect: EffectPortrait, portrait: Portrait) -> list[Node]:
    """Return what came or went with an effect: the refs that it keeps, and what only it calls."""
    span = effect.node.span
    return [*effect.keeps, *(node for node in portrait.calls.values() if span.start <= node.start < span.end)]


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
    return {(item.event, item.signs_in) for item in effect.dispatches}
