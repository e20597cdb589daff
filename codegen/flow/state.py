"""The state of one path: what certainly holds, and what may have been started."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from ..js.node import Node
from .boundaries import Boundary, BoundaryKind, Certainty, Phase, Trail
from .facts import NO_FACTS, Fact, Place

if TYPE_CHECKING:
    from ..js.scope import Variable
    from .acts import Act
    from .guards import Guard
    from .reasons import Reason
    from .settling import Cut
from .values import RefCell, Thing

Known = TypeVar("Known")

MOST_FACTS = 96
"""Facts kept of one path; to know less is always safe, and no path of a component that people read needs more."""


class State:
    """What is known on one path; never changed once made.

    Must-knowledge, lost where paths join unless all have it:
    `facts`; `freshness` (no newer run of the effect has begun, or it has let this one go on); `presence` (the component has not been
    unmounted); `wrote` (refs that this run has written); `done` (acts of a cleanup, or of the effect's synchronous part); `tests`
    (constants that hold the outcome of a test, with what it says either way); `caught` (something has failed to get here).

    May-knowledge, kept from any path:
    `asked` (requests); `unbounded` (those, with the path of calls, since which no count has been compared); `begun` (something that is
    waited for); `armed` (timers and listeners that can be pending, with the place that keeps them); `ways` (for each way here from the last
    boundary, the tests on it that made the run fresh); `said` (dispatches made); `failed` (dispatches and requests whose own failure leads
    here, and tests that may have found no token); `doubt` (why something is not sure); `ended` (the cleanup has run).

    `hopped` tells whether the call under way is behind a boundary of its own.
    """

    __slots__ = (
        "armed",
        "asked",
        "begun",
        "boundary",
        "branch",
        "caught",
        "done",
        "doubt",
        "ended",
        "facts",
        "failed",
        "freshness",
        "hopped",
        "phase",
        "presence",
        "said",
        "tests",
        "trail",
        "unbounded",
        "ways",
        "wrote",
    )

    def __init__(self, phase: Phase) -> None:
        self.phase = phase
        self.facts: frozenset[Fact] = NO_FACTS
        self.freshness = Certainty.YES
        self.presence = Certainty.YES
        self.wrote: frozenset[RefCell] = NONE
        self.done: frozenset[Act] = NONE
        self.tests: frozenset[tuple[Variable, frozenset[Fact], frozenset[Fact]]] = NONE
        self.unbounded: frozenset[tuple[Node, tuple[Node, ...]]] = NONE
        self.asked: frozenset[Node] = NONE
        self.begun: Node | None = None
        self.armed: frozenset[tuple[Place, Thing]] = NONE
        self.ways: frozenset[frozenset[Guard]] = UNGUARDED
        self.doubt: Reason | None = None
        self.ended = False
        self.caught = False
        self.failed: frozenset[Node] = NONE
        self.said: frozenset[Node] = NONE
        self.hopped = Certainty.NO
        self.boundary: Boundary | None = None
        self.trail: Trail | None = None
        self.branch: tuple[Node, bool] | None = None

    @property
    def fresh(self) -> bool:
        """Whether the run is certainly the newest one."""
        return self.freshness is Certainty.YES

    @property
    def mounted(self) -> bool:
        """Whether the component is certainly mounted."""
        return self.presence is Certainty.YES

    @property
    def written(self) -> frozenset[Node]:
        """The `useRef` calls of the refs that this run has certainly written."""
        return frozenset(ref.node for ref in self.wrote)

    @property
    def guards(self) -> frozenset[Guard]:
        """The tests that made the run fresh since the last boundary, on any way here."""
        return NONE.union(*self.ways)

    def evolve(self, **changes: Any) -> State:
        """Return a copy with some fields changed."""
        new = _copy(self)
        for name, value in changes.items():
            setattr(new, name, value)
        return new

    def after(self, boundary: Boundary, cut: Cut | None = None, reason: Reason | None = None) -> State:
        """Return the state on the other side of a boundary.

        `cut` tells how surely the cleanup keeps the boundary from being crossed; `reason` why that is not sure.
        """
        new = _copy(self)
        if self.phase is Phase.RENDER:
            new.phase = Phase.HANDLER
        elif self.phase is not Phase.HANDLER:
            new.phase = Phase.CONTINUATION
        new.ended = self.ended or self.phase is Phase.CLEANUP
        new.facts = lasting(self.facts)
        new.freshness = self.freshness if cut is None else Certainty(min(self.freshness, cut.newer))
        new.presence = self.presence if cut is None else Certainty(min(self.presence, cut.unmount))
        if cut is None or self.phase is Phase.CLEANUP:
            new.freshness = new.presence = Certainty.NO
        if reason is not None and (new.freshness is Certainty.UNSURE or new.presence is Certainty.UNSURE):
            new.doubt = self.doubt or reason
        new.tests = frozenset(test for test in self.tests if is_lasting(test))
        new.ways = UNGUARDED
        new.hopped = Certainty.YES
        new.caught = boundary.kind is BoundaryKind.CATCH
        new.boundary = boundary
        new.trail = Trail(self.trail, boundary.node, boundary.kind)
        return new

    def knowing(self, facts: frozenset[Fact], test: Node, outcome: bool) -> State:
        """Return the state behind a branch."""
        new = _copy(self)
        if not facts <= self.facts and len(self.facts) < MOST_FACTS:
            new.facts = self.facts | facts
        new.trail = Trail(self.trail, test, outcome)
        new.branch = (test, outcome)
        return new

    def without(self, place: Place) -> State:
        """Return the state after a write to a place: facts about it hold no longer."""
        root = place.root
        gone = [fact for fact in self.facts if root in fact.atom.roots and fact.atom.mentions(place)]
        tests = [test for test in self.tests if _mentions(test, place)] if self.tests else []
        if not gone and not tests:
            return self
        return self.evolve(facts=self.facts.difference(gone), tests=self.tests.difference(tests))

    def unsettled(self) -> State:
        """Return the state after code that is not known: what could have been changed is not known any more."""
        facts = lasting(self.facts)
        if len(facts) == len(self.facts) and not self.tests:
            return self
        return self.evolve(facts=facts, tests=frozenset(test for test in self.tests if is_lasting(test)))

    def has_also(self, other: State | None, begun: State | None) -> State:
        """Return what is known once this path and another one, that was started in `begun`, are both behind."""
        if other is None or other is self:
            return self
        new = _copy(self)
        new.wrote = _either(self.wrote, other.wrote)
        new.asked = _either(self.asked, other.asked)
        new.begun = self.begun or other.begun
        new.failed = _either(self.failed, other.failed)
        new.said = _either(self.said, other.said)
        new.facts = _either(self.facts, lasting(other.facts)) if len(self.facts) < MOST_FACTS else self.facts
        before = begun or State(self.phase)
        new.unbounded = _either(other.unbounded, _since(before.unbounded, self.unbounded))
        new.armed = _either(other.armed, _since(before.armed, self.armed))
        new.doubt = self.doubt or other.doubt
        return new

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, State) and _key(self) == _key(other))

    def __hash__(self) -> int:
        return hash((self.phase, self.freshness, self.presence, self.facts, self.wrote))


NONE: frozenset[Any] = frozenset()
"""The empty set, one for all."""
UNGUARDED: frozenset[frozenset[Any]] = frozenset({NONE})
"""One way, with no guard on it."""
MOST_WAYS = 16
"""Ways that are told apart."""
_SLOTS = State.__slots__
_key = attrgetter(*(name for name in _SLOTS if name not in {"trail", "branch"}))


def _copy(state: State) -> State:
    new: State = object.__new__(State)
    new.phase = state.phase
    new.facts = state.facts
    new.freshness = state.freshness
    new.presence = state.presence
    new.wrote = state.wrote
    new.done = state.done
    new.tests = state.tests
    new.unbounded = state.unbounded
    new.asked = state.asked
    new.begun = state.begun
    new.armed = state.armed
    new.ways = state.ways
    new.doubt = state.doubt
    new.ended = state.ended
    new.caught = state.caught
    new.failed = state.failed
    new.said = state.said
    new.hopped = state.hopped
    new.boundary = state.boundary
    new.trail = state.trail
    new.branch = state.branch
    return new


def lasting(facts: frozenset[Fact]) -> frozenset[Fact]:
    """Return the facts that no other code can make untrue."""
    if not facts or all(fact.atom.lasting for fact in facts):
        return facts
    return frozenset(fact for fact in facts if fact.atom.lasting)


def is_lasting(test: tuple[Variable, frozenset[Fact], frozenset[Fact]]) -> bool:
    """Whether the remembered outcome of a test cannot be made untrue."""
    return all(fact.atom.lasting for facts in test[1:] for fact in facts)


def _mentions(test: tuple[Variable, frozenset[Fact], frozenset[Fact]], place: Place) -> bool:
    return test[0] is place.variable or any(fact.atom.mentions(place) for facts in test[1:] for fact in facts)


def join(first: State | None, second: State | None) -> State | None:
    """Return what is known where two paths meet; None is a path that is never taken."""
    if first is None or second is None or first is second:
        return second if first is None else first
    weaker = _weaker(first, second)
    new = _copy(weaker)
    new.phase = max(first.phase, second.phase)
    new.facts = _common(first.facts, second.facts)
    new.freshness = min(first.freshness, second.freshness)
    new.presence = min(first.presence, second.presence)
    new.wrote = _common(first.wrote, second.wrote)
    new.done = _common(first.done, second.done)
    new.tests = _common(first.tests, second.tests)
    new.asked = _either(first.asked, second.asked)
    new.unbounded = _either(first.unbounded, second.unbounded)
    new.begun = first.begun or second.begun
    new.armed = _either(first.armed, second.armed)
    if first.ways is not second.ways:
        new.ways = _few(first.ways | second.ways)
    new.doubt = first.doubt or second.doubt
    new.ended = first.ended or second.ended
    new.caught = first.caught and second.caught
    new.failed = _either(first.failed, second.failed)
    new.said = _either(first.said, second.said)
    if first.hopped is not second.hopped:
        new.hopped = Certainty.UNSURE
    new.boundary = weaker.boundary or first.boundary or second.boundary
    new.branch = None
    return new


def _common(first: frozenset[Known], second: frozenset[Known]) -> frozenset[Known]:
    """Return what is in both: one of the two where it is the same, so that the next to compare them need not look inside."""
    if first is second or first <= second:
        return first
    return second if second <= first else first & second


def _either(first: frozenset[Known], second: frozenset[Known]) -> frozenset[Known]:
    """Return what is in either: one of the two where it is the same, as in `_common`."""
    if first is second or second <= first:
        return first
    return second if first <= second else first | second


def _since(before: frozenset[Known], now: frozenset[Known]) -> frozenset[Known]:
    """Return what has come to a set."""
    return NONE if now is before else now - before


def _few(ways: frozenset[frozenset[Guard]]) -> frozenset[frozenset[Guard]]:
    """Return not too many ways: what holds back one of them also holds back those with more guards, so these go first."""
    if len(ways) <= MOST_WAYS:
        return ways
    kept = frozenset(way for way in ways if not any(other < way for other in ways))
    return kept if len(kept) <= MOST_WAYS else frozenset({frozenset.intersection(*kept)})


def join_all(states: Iterable[State | None]) -> State | None:
    """Return what is known where any number of paths meet."""
    result: State | None = None
    for state in states:
        result = join(result, state)
    return result


def _weaker(first: State, second: State) -> State:
    """Return the path that a reader should be shown: the one on which less is known."""
    if (first.freshness, first.presence) != (second.freshness, second.presence):
        return first if (first.freshness, first.presence) < (second.freshness, second.presence) else second
    return first if len(first.facts) <= len(second.facts) else second


__all__ = [
    "NONE",
    "Boundary",
    "BoundaryKind",
    "Certainty",
    "Phase",
    "State",
    "Trail",
    "is_lasting",
    "join",
    "join_all",
    "lasting",
]
