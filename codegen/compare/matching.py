"""Which part of the old program is which part of the new one: by what it does, not by its name or place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from ..component import Component
from ..js.node import Node
from ..js.program import Program
from ..records import record
from .form import Form
from .painter import paint
from .portrait import DispatchPortrait, EffectPortrait, Portrait, RefPortrait, RequestPortrait

T = TypeVar("T")


@record()
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


@record()
class EffectPair:
    """An effect on both sides, with its dispatches and its token requests matched."""

    old: EffectPortrait
    new: EffectPortrait
    dispatches: Matched[DispatchPortrait]
    requests: Matched[RequestPortrait]


@record()
class Pair:
    """A component on both sides, with its parts matched."""

    old: Portrait
    new: Portrait
    effects: tuple[EffectPair, ...]
    effects_removed: tuple[EffectPortrait, ...]
    effects_added: tuple[EffectPortrait, ...]
    refs: Matched[RefPortrait]


@record()
class Programs:
    """Two programs side by side, with their components matched."""

    old: Program
    new: Program
    old_form: Form
    new_form: Form
    pairs: tuple[Pair, ...]
    removed: tuple[Component, ...]
    added: tuple[Component, ...]

    def anchors(self) -> Iterator[tuple[Node, Node]]:
        """Yield the nodes that are the same part on both sides."""
        for pair in self.pairs:
            yield pair.old.node, pair.new.node
            yield from ((old.node, new.node) for old, new in pair.refs.both)
            for effects in pair.effects:
                yield effects.old.node, effects.new.node
                yield from ((old.node, new.node) for old, new in effects.dispatches.both)
                yield from ((old.node, new.node) for old, new in effects.requests.both)
                old_end, new_end = effects.old.cleanup.node, effects.new.cleanup.node
                if old_end is not None and new_end is not None:
                    yield old_end, new_end


def pair_up(old: Program, new: Program) -> Programs:
    """Match the components of two programs: those of the same name, then those in the same order."""
    components = match(old.components, new.components, lambda component: component.name, lambda component: True)
    pairs = tuple(_pair(paint(before), paint(after)) for before, after in components.both)
    return Programs(old, new, Form(old), Form(new), pairs, components.removed, components.added)


def _pair(old: Portrait, new: Portrait) -> Pair:
    effects = match(
        old.effects,
        new.effects,
        lambda effect: (effect.role, effect.hook, effect.sees),
        lambda effect: (effect.role, effect.hook),
        lambda effect: effect.role,
    )
    refs = match(
        old.refs,
        new.refs,
        lambda ref: (ref.name, ref.shape),
        lambda ref: (ref.shape, ref.writes, ref.reads),
        lambda ref: (_kind_of_value(ref.shape), ref.writes, ref.reads),
        lambda ref: ref.name,
    )
    pairs = tuple(_pair_of_effects(before, after) for before, after in effects.both)
    return Pair(old, new, pairs, effects.removed, effects.added, refs)


def _pair_of_effects(old: EffectPortrait, new: EffectPortrait) -> EffectPair:
    dispatches = match(
        old.dispatches,
        new.dispatches,
        lambda item: (item.event, item.payload, item.at_once, item.conditions),
        lambda item: (item.event, item.payload, item.at_once),
        lambda item: (item.event, item.at_once),
        lambda item: item.event,
        lambda item: (item.signs_in, item.at_once),
    )
    requests = match(
        old.requests,
        new.requests,
        lambda item: (item.options, item.at_once),
        lambda item: item.at_once,
        lambda item: item.options,
        lambda item: True,
    )
    return EffectPair(old, new, dispatches, requests)


def _kind_of_value(shape: str) -> str:
    """Return what kind of value a ref begins with: `true` and `false` are alike, and so are 0 and 1."""
    if shape in {"True", "False"}:
        return "a flag"
    if shape in {"None", "undefined"}:
        return "nothing"
    return "a number" if shape.replace(".", "", 1).isdigit() else shape
