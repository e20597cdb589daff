"""What a first run over the component has shown of all its effects together, for the next run to judge guards by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from ..js.node import Node
from ..js.scope import Variable
from ..records import record
from .acts import NO_ACTS, Act, ActKind
from .boundaries import Certainty
from .facts import Place
from .merging import options_of
from .operations import Aborted, EarlyReturn, EffectCall, Operation, PlaceWrite, RefWrite, TimerLost
from .reasons import Reason
from .settling import Cut
from .values import Controller, RefCell, Subscription, Thing, TimerId, Value


@record(frozen=False)
class EffectKnowledge:
    """What one effect certainly does.

    `ends` are the acts of its cleanups; `at_unmount` those of them that no exit leaves out; `at_start` the acts of its synchronous part
    that no exit leaves out, `starts` those that some exit has behind it.
    """

    ends: frozenset[Act] = NO_ACTS
    at_unmount: frozenset[Act] = NO_ACTS
    at_start: frozenset[Act] = NO_ACTS
    starts: frozenset[Act] = NO_ACTS


@record(frozen=False)
class Lessons:
    """What a run leaves to the next one: values of variables that change, and what has been given away."""

    variables: Mapping[Variable, Value] = field(default_factory=dict)
    escapes: Mapping[Thing, Reason] = field(default_factory=dict)
    kept: Mapping[TimerId, Place] = field(default_factory=dict)
    cleanups: Mapping[tuple[EffectCall, Node], frozenset[Act]] = field(default_factory=dict)


class Knowledge:
    """Answers about the operations of all effects; all of them are no before the first run has ended."""

    def __init__(self, operations: Sequence[Operation] = (), lessons: Lessons | None = None) -> None:
        self.lessons = lessons or Lessons()
        self._writes: dict[Thing | Variable | None, list[PlaceWrite]] = defaultdict(list)
        self._lost: set[TimerId] = set()
        self._aborted: set[Value] = set()
        exits: dict[EffectCall, list[EarlyReturn]] = defaultdict(list)
        for operation in operations:
            if isinstance(operation, PlaceWrite):
                self._writes[operation.place.root].append(operation)
            elif isinstance(operation, TimerLost):
                self._lost.add(operation.timer)
            elif isinstance(operation, Aborted):
                self._aborted.update(options_of(operation.value))
            elif isinstance(operation, EarlyReturn) and operation.effect is not None:
                exits[operation.effect].append(operation)
        self._effects = {effect: self._summary(leaves) for effect, leaves in exits.items()}

    def _summary(self, exits: Sequence[EarlyReturn]) -> EffectKnowledge:
        ends = [self.ends_at(leave) for leave in exits]
        return EffectKnowledge(
            NO_ACTS.union(*ends),
            _common(ends),
            _common([leave.state.done for leave in exits]),
            NO_ACTS.union(*(leave.state.done for leave in exits)),
        )

    def ends_at(self, leave: EarlyReturn) -> frozenset[Act]:
        """Return what the cleanup that an exit returns certainly does."""
        ended = frozenset(Act(ActKind.ENDED, subscription) for subscription in leave.ends)
        if not leave.certain:
            return NO_ACTS
        known = self.lessons.cleanups
        acts = [
            known.get((leave.effect, cleanup.node), NO_ACTS) for cleanup in leave.cleanups if leave.effect is not None
        ]
        return ended | _common(acts)

    def says_the_same_as(self, other: Knowledge) -> bool:
        """Whether another run has taught the same, so that a further one would teach nothing new."""
        return (
            self._effects == other._effects
            and self._lost == other._lost
            and self._aborted == other._aborted
            and self.lessons == other.lessons
            and self._told_writes() == other._told_writes()
        )

    def _told_writes(self) -> set[tuple[object, ...]]:
        return {
            (write.place, write.constant, write.state.phase, write.effect)
            for writes in self._writes.values()
            for write in writes
        }

    # --- acts -------------------------------------------------------------------------------------------------------------

    def ends(self, effect: EffectCall | None, act: Act) -> bool:
        """Whether a cleanup of the effect itself certainly does an act."""
        known = self._effects.get(effect) if effect is not None else None
        return known is not None and act in known.ends

    def at_start(self, effect: EffectCall | None, act: Act) -> bool:
        """Whether every run of the effect does an act before it leaves its synchronous part."""
        known = self._effects.get(effect) if effect is not None else None
        return known is not None and act in known.at_start

    def starts_with(self, effect: EffectCall | None) -> frozenset[Act]:
        """Return the acts that every run of the effect does before it leaves its synchronous part."""
        known = self._effects.get(effect) if effect is not None else None
        return known.at_start if known is not None else NO_ACTS

    def starts(self, effect: EffectCall | None, act: Act) -> bool:
        """Whether some run of the effect does an act in its synchronous part."""
        known = self._effects.get(effect) if effect is not None else None
        return known is not None and act in known.starts

    def at_unmount(self, effect: EffectCall | None, act: Act) -> bool:
        """Whether an act is certainly done when the component is unmounted: by the effect's own cleanup or by another effect's."""
        return self.ends(effect, act) or any(act in known.at_unmount for known in self._effects.values())

    def ends_everywhere(self, thing: Thing, leaves: Sequence[EarlyReturn], acts: Sequence[Act]) -> bool:
        """Whether one of some acts ends a thing whatever exit is taken: by the exit's own cleanup, before it, or by another effect."""
        if any(act in known.at_unmount for known in self._effects.values() for act in acts):
            return True
        pending = [
            leave for leave in leaves if any(armed is thing for _, armed in leave.state.armed) and not leave.opaque
        ]
        return all(
            any(act in done for act in acts) for done in (self.ends_at(leave) | leave.state.done for leave in pending)
        )

    def may_abort(self, controller: Controller) -> bool:
        """Whether some code aborts a controller, on some way."""
        return controller in self._aborted

    def cut(self, effect: EffectCall | None, act: Act) -> Cut:
        """Return how surely what an act ends is ended by a newer run, and by unmounting."""
        if isinstance(act.subject, TimerId) and act.subject in self._lost:
            return Cut()
        sure = Certainty.YES
        if isinstance(act.subject, (Controller, Subscription)) and act.subject.many:
            sure = Certainty.UNSURE
        newer = self.ends(effect, act) or self.at_start(effect, act)
        return Cut(sure if newer else Certainty.NO, sure if self.at_unmount(effect, act) else Certainty.NO)

    # --- writes -----------------------------------------------------------------------------------------------------------

    def ref_writes(self, ref: RefCell) -> list[RefWrite]:
        """Return all writes of a ref, those of its members too."""
        return [write for write in self._writes.get(ref, ()) if isinstance(write, RefWrite)]

    def writes(self, place: Place) -> list[PlaceWrite]:
        """Return the assignments that can change a place, after its declaration."""
        return [write for write in self._writes.get(place.root, ()) if place.is_within(write.place)]

    # --- escapes ----------------------------------------------------------------------------------------------------------

    def escaped(self, thing: Thing | None) -> Reason | None:
        """Return why others can write a ref or object, if they can."""
        return self.lessons.escapes.get(thing) if thing is not None else None


def _common(sets: Iterable[frozenset[Act]]) -> frozenset[Act]:
    result: frozenset[Act] | None = None
    for item in sets:
        result = item if result is None else result & item
    return result if result is not None else NO_ACTS
