"""Which part of the old component is which part of the new one: by what it does, not by its name or place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..component import Component
from ..source import Source
from .portrait import DispatchPortrait, EffectPortrait, Portrait, RefPortrait

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """What is on both sides, what only the old side has, what only the new side has."""

    both: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]


def match(old: Sequence[T], new: Sequence[T], *keys: Callable[[T], Hashable]) -> Matched[T]:
    """Match items by keys, the strictest first; items with the same key are matched in order."""
    both: list[tuple[T, T]] = []
    left, right = list(old), list(new)
    for key in keys:
        for item in list(left):
            partner = next((other for other in right if key(other) == key(item)), None)
            if partner is not None:
                both.append((item, partner))
                left.remove(item)
                right.remove(partner)
    return Matched(tuple(both), tuple(left), tuple(right))


@dataclass(frozen=True, slots=True)
class EffectPair:
    """An effect on both sides, with its dispatches matched."""

    old: EffectPortrait
    new: EffectPortrait
    dispatches: Matched[DispatchPortrait]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two components side by side."""

    old: Portrait
    new: Portrait
    old_source: Source
    new_source: Source
    effects: tuple[EffectPair, ...]
    effects_removed: tuple[EffectPortrait, ...]
    effects_added: tuple[EffectPortrait, ...]
    refs: Matched[RefPortrait]


def pair_up(old: Component, new: Component, old_portrait: Portrait, new_portrait: Portrait) -> Pair:
    """Return two components with their parts matched."""
    effects = match(
        old_portrait.effects,
        new_portrait.effects,
        lambda effect: (effect.role, effect.hook, _dependency_key(effect)),
        lambda effect: (effect.role, effect.hook),
        lambda effect: effect.role,
    )
    refs = match(
        old_portrait.refs,
        new_portrait.refs,
        lambda ref: (ref.name, ref.initial),
        lambda ref: (ref.initial, ref.uses),
        lambda ref: (_shape(ref.initial), ref.uses),
        lambda ref: ref.name,
    )
    return Pair(
        old_portrait,
        new_portrait,
        old.program.source,
        new.program.source,
        tuple(EffectPair(before, after, _match_dispatches(before, after)) for before, after in effects.both),
        effects.removed,
        effects.added,
        refs,
    )


_WORDS = {"true": "a flag", "false": "a flag", "null": "nothing", "undefined": "nothing"}


def _match_dispatches(old: EffectPortrait, new: EffectPortrait) -> Matched[DispatchPortrait]:
    return match(
        old.dispatches,
        new.dispatches,
        lambda item: (item.event, item.payload, item.at_once, item.conditions),
        lambda item: (item.event, item.payload, item.at_once),
        lambda item: (item.event, item.at_once),
        lambda item: item.key,
    )


def _dependency_key(effect: EffectPortrait) -> frozenset[str]:
    return frozenset(item.holds for item in effect.dependencies or ())


def _shape(initial: str) -> str:
    """Return the initial value of a ref without the names in it: `{ key: null }` and `{ stateKey: null }` are alike."""
    if initial.isalnum():
        return "a number" if initial.isdigit() else _WORDS.get(initial, "a name")
    return "".join(character for character in initial if not character.isalnum() and character not in "_$ ")
