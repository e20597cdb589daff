"""Comparing what refs decide about a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._words import listed, value

if TYPE_CHECKING:
    from ..compare.matching import EffectPair, Pair
    from ..compare.portrait import EffectPortrait, QuestionPortrait
    from ..js.node import Node


def asked(question: QuestionPortrait) -> str:
    """Return in words what an early return rests on."""
    if not question.compared:
        return f"{question.name} alone"
    return f"{question.name} compared with {listed(map(value, question.compared))}"


def only_in(one: EffectPortrait, other: EffectPortrait, pair: Pair) -> Iterator[QuestionPortrait]:
    """Yield the questions of one effect whose ref the other does not ask."""
    partners = _partners(pair)
    known = {question.ref for question in other.questions}
    for question in one.questions:
        if partners.get(question.ref) not in known:
            yield question


def on_both_sides(effects: EffectPair, pair: Pair) -> Iterator[tuple[QuestionPortrait, QuestionPortrait]]:
    """Yield the questions about a ref that both sides ask."""
    partners = _partners(pair)
    for old in effects.old.questions:
        for new in effects.new.questions:
            if partners.get(old.ref) is new.ref:
                yield old, new


def _partners(pair: Pair) -> dict[Node, Node]:
    """Return for each ref of either side the one that it is on the other."""
    both = [(old.node, new.node) for old, new in pair.refs.both]
    return dict(both) | {new: old for old, new in both}
