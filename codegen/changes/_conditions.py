"""Comparing the conditions of dispatches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..compare.results import FAILURE, NO_TOKEN
from ._words import condition, listed

if TYPE_CHECKING:
    from ..compare.matching import EffectPair
    from ..compare.portrait import DispatchPortrait
    from ..js.node import Node


@dataclass(slots=True)
class Difference:
    """The same difference of conditions at one or several dispatches of an effect."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    old: Node
    new: Node
    events: list[str] = field(default_factory=list)

    @property
    def message(self) -> str:
        """What a reader is told."""
        both = len(set(self.events)) > 1
        said = [f"now need{'' if both else 's'} {condition(fact)}" for fact in self.gained]
        said += [f"no longer need{'' if both else 's'} {condition(fact)}" for fact in self.lost]
        return f"{listed(set(self.events))} {', and '.join(said)}"

    @property
    def data(self) -> dict[str, Any]:
        """What a program is told."""
        return {"events": sorted(set(self.events)), "gained": list(self.gained), "lost": list(self.lost)}


def occasions(
    old: DispatchPortrait, new: DispatchPortrait, effects: EffectPair
) -> tuple[frozenset[str], frozenset[str]]:
    """Return on what results two dispatches are made.

    Where one side makes one attempt only, a request that gives no token is one that does not succeed: nothing tells the two apart.
    """
    before, after = old.occasions, new.occasions
    if 1 in (effects.old.attempts, effects.new.attempts):
        before, after = _merged(before), _merged(after)
    return before, after


def _merged(found: frozenset[str]) -> frozenset[str]:
    return found - {NO_TOKEN} if FAILURE in found else found


def differences(effects: EffectPair) -> Iterator[Difference]:
    """Yield what dispatches now need and no longer need; dispatches with the same difference are told of together."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Difference] = {}
    for old, new in effects.dispatches.both:
        gained = tuple(sorted(new.conditions - old.conditions))
        lost = tuple(sorted(old.conditions - new.conditions))
        if gained or lost:
            known = found.setdefault((gained, lost), Difference(gained, lost, old.node, new.node))
            known.events.append(new.event)
    yield from found.values()
