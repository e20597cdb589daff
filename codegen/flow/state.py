"""The state of one path: what certainly holds, and what may have been started."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from ..findings import Step
from ..js.node import Node
from ..js.scope import Variable
from .facts import Fact, Place

if TYPE_CHECKING:
    from .guards import Guard

TRAIL = 16
"""Steps kept of a path; a reader follows no more."""


class Phase(IntEnum):
    """When code runs, in the order of React's own: while rendering, in the effect itself, later, or at its end."""

    RENDER = 0
    EFFECT = 1
    CONTINUATION = 2
    CLEANUP = 3


class BoundaryKind(StrEnum):
    """What lies between a piece of code and the code that caused it: other code can have run meanwhile."""

    AWAIT = "await"
    THEN = "then"
    CATCH = "catch"
    FINALLY = "finally"
    TIMER = "timer"
    LISTENER = "listener"
    MICROTASK = "microtask"
    CALLBACK = "callback"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A point at which the path stops and goes on later."""

    kind: BoundaryKind
    node: Node


@dataclass(frozen=True, slots=True)
class State:
    """What is known on one path.

    Must-knowledge, lost where paths join unless all have it: `facts`, `fresh` (no newer run of the effect has begun, or it has made this
    one go on), `mounted` (the component has not been unmounted), `written` (refs that this run has written), `tests` (constants that
    hold the outcome of a test made since the last boundary). May-knowledge, kept from any path: `started` (requests, timers and
    listeners begun by this run), `guards` (tests that made it fresh), `doubt` (why the path may not be what it seems).
    """

    phase: Phase
    facts: frozenset[Fact] = frozenset()
    fresh: bool = True
    mounted: bool = True
    written: frozenset[Node] = frozenset()
    tests: frozenset[tuple[Variable, Node]] = frozenset()
    started: frozenset[Node] = frozenset()
    guards: frozenset[Guard] = frozenset()
    doubt: str | None = None
    boundary: Boundary | None = None
    trail: tuple[Step, ...] = field(default=(), compare=False)
    branch: tuple[Node, bool] | None = field(default=None, compare=False)

    def after(self, boundary: Boundary, *, gated: bool = False) -> State:
        """Return the state on the other side of a boundary; `gated` when it is only crossed if the run has not been cleaned up."""
        step = Step(boundary.node.span, _CROSSING[boundary.kind])
        return replace(
            self,
            phase=Phase.CONTINUATION if self.phase in (Phase.EFFECT, Phase.CONTINUATION) else self.phase,
            facts=frozenset(fact for fact in self.facts if fact.atom.lasting),
            fresh=gated,
            mounted=gated,
            tests=frozenset(),
            guards=frozenset(),
            boundary=boundary,
            trail=(*self.trail, step)[-TRAIL:],
        )

    def knowing(self, facts: frozenset[Fact], test: Node, outcome: bool, says: str) -> State:
        """Return the state behind a branch."""
        return replace(
            self,
            facts=self.facts | facts,
            trail=(*self.trail, Step(test.span, says))[-TRAIL:],
            branch=(test, outcome),
        )

    def without(self, place: Place) -> State:
        """Return the state after a write to a place: facts about it hold no longer."""
        kept = frozenset(fact for fact in self.facts if not fact.atom.mentions(place))
        return self if len(kept) == len(self.facts) else replace(self, facts=kept)


_CROSSING = {
    BoundaryKind.AWAIT: "waits here; anything can happen meanwhile",
    BoundaryKind.THEN: "goes on when the promise has resolved",
    BoundaryKind.CATCH: "goes on when the promise has rejected",
    BoundaryKind.FINALLY: "goes on when the promise is settled",
    BoundaryKind.TIMER: "goes on when the timer fires",
    BoundaryKind.LISTENER: "runs when the event happens",
    BoundaryKind.MICROTASK: "goes on in a microtask",
    BoundaryKind.CALLBACK: "runs when its receiver calls it",
}


def join(first: State | None, second: State | None) -> State | None:
    """Return what is known where two paths meet; None is a path that is never taken."""
    if first is None or second is None:
        return second if first is None else first
    if first == second:
        return first
    longer = first if first.boundary is not None or second.boundary is None else second
    return State(
        phase=max(first.phase, second.phase),
        facts=first.facts & second.facts,
        fresh=first.fresh and second.fresh,
        mounted=first.mounted and second.mounted,
        written=first.written & second.written,
        tests=first.tests & second.tests,
        started=first.started | second.started,
        guards=first.guards | second.guards,
        doubt=first.doubt or second.doubt,
        boundary=longer.boundary,
        trail=_weaker(first, second).trail,
        branch=None,
    )


def join_all(states: Iterable[State | None]) -> State | None:
    """Return what is known where any number of paths meet."""
    result: State | None = None
    for state in states:
        result = join(result, state)
    return result


def _weaker(first: State, second: State) -> State:
    """Return the path that a reader should be shown: the one on which less is known."""
    return (
        first
        if (first.fresh, first.mounted, len(first.facts)) <= (second.fresh, second.mounted, len(second.facts))
        else second
    )
