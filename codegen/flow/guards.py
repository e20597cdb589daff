"""Which tests tell a run of an effect that it is void, and who makes them say so."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING

from ..js.node import Node
from ..records import record
from .acts import Act, ActKind, literal_of
from .boundaries import BoundaryKind, Certainty, Phase
from .counting import Direction
from .facts import ANY, AtomKind, Fact, Place
from .merging import options_of
from .reasons import Reason
from .settling import Cut, Failure
from .telling import Telling
from .values import Controller, Members, RefCell, Signal
from .wording import init_of

if TYPE_CHECKING:
    from .answers import Answers
    from .operations import PlaceWrite


class GuardKind(StrEnum):
    """How a guard comes to fail."""

    COUNTER = "counter"
    """A value captured in the run is compared with a ref that later runs change."""
    FLAG = "flag"
    """A variable of the run that its cleanup turns over."""
    MOUNTED = "mounted"
    """A ref that a cleanup turns over, shared by all runs."""
    ABORT = "abort"
    """The signal of a controller that the cleanup aborts."""


@record()
class Guard:
    """A test that a void run does not pass; `cell` for those that live in a ref, `place` for the others."""

    kind: GuardKind
    place: Place | None
    cell: RefCell | None = None

    @property
    def ref(self) -> Node | None:
        """The `useRef` call of the ref that it lives in."""
        return self.cell.node if self.cell is not None else None


@record()
class Verdict:
    """What a passed test is worth: for a newer run, for unmounting; why that is not sure; or why it is worth nothing."""

    guard: Guard
    newer: Certainty = Certainty.NO
    unmount: Certainty = Certainty.NO
    doubt: Reason | None = None
    useless: str | None = None

    def doubted(self, reason: Reason | None) -> Verdict:
        """Return the same verdict, less sure where there is a reason."""
        if reason is None:
            return self
        newer, unmount = min(self.newer, Certainty.UNSURE), min(self.unmount, Certainty.UNSURE)
        return Verdict(self.guard, newer, unmount, reason)

    @classmethod
    def unsure(cls, guard: Guard, reason: Reason) -> Verdict:
        """Return the verdict on a test that may be a guard."""
        return cls(guard, Certainty.UNSURE, Certainty.UNSURE, reason)


def judge(fact: Fact, machine: Answers) -> Verdict | None:
    """Return what a fact says about the run, or None if it is no guard at all."""
    places = fact.atom.places
    for place in places:
        if place.members[:1] == (ANY,):
            return Verdict.unsure(Guard(GuardKind.MOUNTED, place), Reason.SEVERAL_INSTANCES)
    if fact.atom.kind is AtomKind.TRUTHY:
        return _judge_truth(fact, places[0], machine)
    for place, captured in (places, places[::-1]):
        if isinstance(place.owner, RefCell) and place.members[:1] == ("current",) and not _is_fixed(captured, machine):
            if fact.atom.kind is AtomKind.LESS:
                upper = (place is places[0]) == fact.holds
                return _judge_order(place.owner, place, captured, Direction.UP if upper else Direction.DOWN, machine)
            return _judge_counter(place.owner, place, captured, machine) if fact.holds else None
    if fact.atom.kind is AtomKind.LESS:
        return None
    for place in places if fact.holds and not any(place.is_literal for place in places) else ():
        if isinstance(place.owner, Members) and not machine.belongs_to_run(place.owner) and _is_moved(place, machine):
            return Verdict.unsure(Guard(GuardKind.COUNTER, place), Reason.PARTIAL_GUARD)
    first, second = (_as_literal(place, machine) for place in places)
    place, literal = (first, second) if second.is_literal else (second, first)
    return _judge_literal(fact, place, literal, machine) if literal.is_literal and not place.is_literal else None


# --- counters ---------------------------------------------------------------------------------------------------------------


def _as_literal(place: Place, machine: Answers) -> Place:
    """Return the literal that a constant stands for; any other place as it is."""
    init = init_of(place.variable) if place.variable is not None and not place.members else None
    value = machine.place(init) if init is not None else None
    return value if value is not None and value.is_literal else place


def _is_moved(place: Place, machine: Answers) -> bool:
    """Whether runs, or their cleanups, change a member of an object that they share."""
    return any(write.state.phase in (Phase.EFFECT, Phase.CLEANUP) for write in machine.knowledge.writes(place))


def _is_fixed(captured: Place, machine: Answers) -> bool:
    """Whether what is compared with a ref is the same in every run: a literal, or a constant that stands for one."""
    return _as_literal(captured, machine).is_literal


def _judge_order(ref: RefCell, place: Place, captured: Place, needed: Direction, machine: Answers) -> Verdict | None:
    """Judge `ref.current <= captured`: a guard if the ref is only counted up; the other way round, if only down."""
    telling = Telling(place, captured, machine)
    if not telling.is_of_ref():
        return None
    counted = telling.direction()
    if counted is None:
        return Verdict.unsure(Guard(GuardKind.COUNTER, captured, ref), Reason.PARTIAL_GUARD)
    return _judge_counter(ref, place, captured, machine) if counted is needed else None


def _judge_counter(ref: RefCell, place: Place, captured: Place, machine: Answers) -> Verdict | None:
    """Judge `captured === ref.current`: worth as much as the certainty that later runs change the ref."""
    guard = Guard(GuardKind.COUNTER, captured, ref)
    root = captured.root
    if root is None or (captured.owner is not None and captured.members):
        return None
    if captured.owner is None and not captured.lasting:
        return Verdict.unsure(guard, Reason.REASSIGNED_GUARD)
    if machine.captured_late(root):
        return Verdict(guard, useless="late")
    knowledge = machine.knowledge
    changing = [write for write in machine.writes_of(place) if write.state.phase is not Phase.CONTINUATION]
    escaped = knowledge.escaped(ref)
    if not changing:
        return Verdict(guard, useless="never-changes") if escaped is None else Verdict.unsure(guard, escaped)
    unmount = knowledge.at_unmount(machine.effect, Act(ActKind.ADVANCED, ref))
    newer = Telling(place, captured, machine).by_value()
    verdict = Verdict(guard, newer, _certain(unmount))
    if newer is not Certainty.YES:
        return verdict.doubted(escaped or Reason.PARTIAL_GUARD)
    return verdict.doubted(escaped)


def _certain(known: bool) -> Certainty:
    return Certainty.YES if known else Certainty.NO


# --- flags ------------------------------------------------------------------------------------------------------------------


def _judge_literal(fact: Fact, place: Place, literal: Place, machine: Answers) -> Verdict | None:
    """Judge `flag === "live"`, `status !== "cancelled"`, `error.name !== "AbortError"`."""
    if isinstance(place.owner, Failure):
        wanted = place.members == ("name",) and literal.literal == '"AbortError"' and not fact.holds
        cut = place.owner.cut
        return _of_cut(Guard(GuardKind.ABORT, place), cut) if wanted else None
    own = _is_own(place, machine)
    if not own and not isinstance(place.owner, (RefCell, Members)):
        return None
    voided = Act(ActKind.EQUAL, place, literal.literal)
    if fact.holds:
        written = [write.constant for write in machine.knowledge.writes(place)]
        values = {literal_of(value) for value in written if value is not None}
        acts = [Act(ActKind.EQUAL, place, value) for value in values if value != literal.literal]
    else:
        acts = [voided]
    newer = own and any(machine.knowledge.ends(machine.effect, act) for act in acts)
    unmount = any(machine.knowledge.at_unmount(machine.effect, act) for act in acts)
    if not newer and not unmount:
        return None
    kind = GuardKind.FLAG if own else GuardKind.MOUNTED
    verdict = Verdict(Guard(kind, place), _certain(newer), _certain(unmount))
    return verdict.doubted(machine.doubt_of(place))


def _judge_truth(fact: Fact, place: Place, machine: Answers) -> Verdict | None:
    """Judge `!cancelled`, `active`, `run.active`, `mountedRef.current`, `!controller.signal.aborted`."""
    if isinstance(place.owner, Controller):
        aborted = place.members[-1:] == ("aborted",)
        return _judge_signal(place, place.owner, machine) if aborted and not fact.holds else None
    if isinstance(place.owner, RefCell):
        controllers = _controllers(place, machine) if place.members[-1:] == ("aborted",) and not fact.holds else ()
        if controllers:
            return _judge_ref_signal(place, place.owner, controllers, machine)
        return _judge_ref_flag(fact, place, place.owner, machine)
    if not _is_own(place, machine):
        return None
    knowledge = machine.knowledge
    guard = Guard(GuardKind.FLAG, place)
    void = Act(ActKind.FALSY if fact.holds else ActKind.TRUTHY, place)
    if machine.flag_values(place) == {not fact.holds} and not machine.doubt_of(place):
        return Verdict(guard, Certainty.YES, Certainty.YES, useless="never-passes")
    if knowledge.ends(machine.effect, void) or knowledge.at_start(machine.effect, void):
        revived = Reason.REASSIGNED_GUARD if _revivals(place, fact.holds, machine, _LATER) else None
        return Verdict(guard, Certainty.YES, Certainty.YES).doubted(revived or machine.doubt_of(place))
    if any(_is_heard(write, fact) for write in knowledge.writes(place)):
        return Verdict.unsure(Guard(GuardKind.MOUNTED, place), Reason.UNKNOWN_GUARD)
    if machine.flag_values(place) and not knowledge.writes(place):
        escaped = knowledge.escaped(place.owner)
        return Verdict(guard, useless="never-changes") if escaped is None else Verdict.unsure(guard, escaped)
    return None


def _is_heard(write: PlaceWrite, fact: Fact) -> bool:
    """Whether a listener turns a flag over: a cleanup may be what it hears."""
    boundary = write.state.boundary
    heard = boundary is not None and boundary.kind in (BoundaryKind.LISTENER, BoundaryKind.CALLBACK)
    return heard and write.constant is not None and write.constant.is_truthy != fact.holds


def _judge_ref_flag(fact: Fact, place: Place, ref: RefCell, machine: Answers) -> Verdict | None:
    """Judge `mountedRef.current`: shared by all runs, so it tells of unmounting, and of newer runs only where there are none."""
    knowledge = machine.knowledge
    guard = Guard(GuardKind.MOUNTED, None, ref)
    if ref.attached and fact.holds and place.members == ("current",):
        return Verdict(guard, Certainty.NO, Certainty.YES)
    void = Act(ActKind.FALSY if fact.holds else ActKind.TRUTHY, place)
    if not knowledge.at_unmount(machine.effect, void):
        return None
    own = _revivals(place, fact.holds, machine, frozenset(Phase) - {Phase.CLEANUP})
    dead_for_good = knowledge.ends(machine.effect, void) and all(write.effect is not machine.effect for write in own)
    newer = Certainty.YES if dead_for_good or machine.runs_once(machine.effect) else Certainty.NO
    later = Reason.REASSIGNED_GUARD if _revivals(place, fact.holds, machine, _LATER) else None
    return Verdict(guard, newer, Certainty.YES).doubted(knowledge.escaped(ref) or later)


_LATER = frozenset({Phase.CONTINUATION, Phase.HANDLER})
"""Phases of code that can run behind a cleanup."""


def _revivals(place: Place, live: bool, machine: Answers, phases: frozenset[Phase]) -> list[PlaceWrite]:
    """Return the writes of some phases that turn a flag to what it is while the run is in force."""
    return [
        write
        for write in machine.writes_of(place)
        if write.state.phase in phases and (write.constant is None or write.constant.is_truthy == live)
    ]


# --- signals ----------------------------------------------------------------------------------------------------------------


def _judge_signal(place: Place, controller: Controller, machine: Answers) -> Verdict:
    """Judge `!controller.signal.aborted`: the controller is one that the cleanup, or the next run, aborts."""
    guard = Guard(GuardKind.ABORT, place)
    act = Act(ActKind.ABORTED, controller)
    cut = machine.knowledge.cut(machine.effect, act)
    if cut != Cut() and machine.outlives_runs(controller):
        return Verdict.unsure(guard, Reason.SPENT_GUARD)
    if cut != Cut():
        return _of_cut(guard, cut)
    if machine.knowledge.may_abort(controller):
        return Verdict.unsure(guard, Reason.PARTIAL_GUARD)
    ref = machine.ref_of(controller)
    if ref is not None and machine.aborts_at_start(controller):
        return Verdict(Guard(GuardKind.COUNTER, place, ref), Certainty.YES, Certainty.NO)
    return Verdict(guard, useless="never-changes")


def _controllers(place: Place, machine: Answers) -> Sequence[Controller]:
    """Return the controllers whose signal a place asks, as far as they are known; none if it may be something else's."""
    signals = options_of(machine.value_at(Place(place.variable, place.members[:-1], owner=place.owner)))
    return tuple(signal.controller for signal in signals if isinstance(signal, Signal))


def _judge_ref_signal(
    place: Place, ref: RefCell, controllers: Sequence[Controller], machine: Answers
) -> Verdict | None:
    """Judge `!ref.current.signal.aborted`: behind a boundary the ref holds the controller of the newest run, which is in force."""
    knowledge = machine.knowledge
    cut = reduce(Cut.either, (knowledge.cut(machine.effect, Act(ActKind.ABORTED, item)) for item in controllers))
    writes = machine.writes_of(place)
    emptied = [write for write in writes if write.state.phase is Phase.CLEANUP]
    renewed = [write for write in writes if write.state.phase is not Phase.CLEANUP]
    if renewed and not machine.runs_once(machine.effect):
        cut = Cut(Certainty.NO, cut.unmount)
    if cut == Cut():
        return None
    verdict = Verdict(Guard(GuardKind.MOUNTED, None, ref), Certainty(cut.newer), Certainty(cut.unmount))
    return verdict.doubted(knowledge.escaped(ref) or (Reason.REASSIGNED_GUARD if emptied else None))


def _of_cut(guard: Guard, cut: Cut) -> Verdict:
    newer, unmount = Certainty(cut.newer), Certainty(cut.unmount)
    unsure = Certainty.UNSURE in (newer, unmount)
    return Verdict(guard, newer, unmount, Reason.SEVERAL_INSTANCES if unsure else None)


def _is_own(place: Place, machine: Answers) -> bool:
    """Whether each run of the current effect has its own copy of a place."""
    return place.root is not None and machine.belongs_to_run(place.root)
