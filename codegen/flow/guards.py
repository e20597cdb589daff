"""Which tests tell a run of an effect that it is void, and who makes them say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..js.node import Node
from .facts import Atom, AtomKind, Fact, Place

if TYPE_CHECKING:
    from .machine import Machine
    from .values import RefCell


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
    GATE = "gate"
    """A timer or subscription that the cleanup ends: the code behind it is then not reached."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A test that a void run does not pass; `ref` for those that live in one, `place` for the others."""

    kind: GuardKind
    place: Place | None
    ref: Node | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a passed test is worth: for a newer run (`fresh`), for unmounting (`mounted`), or why it is worth nothing."""

    guard: Guard
    fresh: bool
    mounted: bool
    useless: str | None = None


def judge(fact: Fact, machine: Machine) -> Verdict | None:
    """Return what a fact says about the run, or None if it is no guard at all."""
    if fact.atom.kind is AtomKind.EQUAL:
        return _judge_comparison(fact, machine) if fact.holds else None
    place = fact.atom.places[0]
    if place.members[-2:] == ("signal", "aborted") or place.members[-1:] == ("aborted",):
        return None if fact.holds else _judge_signal(place, machine)
    return _judge_flag(fact, place, machine)


def _judge_comparison(fact: Fact, machine: Machine) -> Verdict | None:
    """Judge `captured === ref.current`: a counter, if later runs change the ref and this run captured its value in time."""
    first, second = fact.atom.places
    for place, captured in ((first, second), (second, first)):
        ref = machine.ref_at(place)
        if ref is None or captured.is_literal:
            continue
        guard = Guard(GuardKind.COUNTER, captured, ref.node)
        if captured.variable is None or not captured.lasting:
            return Verdict(guard, False, False, "reassigned") if captured.variable is not None else None
        if machine.captured_late(captured.variable):
            return Verdict(guard, False, False, "late")
        knowledge = machine.knowledge
        if not knowledge.ref_changes(ref.node):
            return Verdict(guard, False, False, "never-changes")
        return Verdict(guard, True, knowledge.cleanup_changes_ref(ref.node, machine.effect))
    return _judge_flag_literal(fact, machine)


def _judge_flag_literal(fact: Fact, machine: Machine) -> Verdict | None:
    """Judge `flag === "live"`: a flag that is compared with a literal."""
    first, second = fact.atom.places
    place, literal = (first, second) if second.is_literal else (second, first)
    if not literal.is_literal or place.is_literal:
        return None
    written = machine.knowledge.cleanup_value(place, machine.effect)
    if written is None or _raw(written.value) == literal.literal:
        return None
    return Verdict(Guard(GuardKind.FLAG, place), True, True)


def _raw(value: object) -> str:
    return (
        {True: "true", False: "false", None: "null"}.get(value, repr(value))
        if isinstance(value, bool | None)
        else str(value)
    )


def _judge_flag(fact: Fact, place: Place, machine: Machine) -> Verdict | None:
    """Judge `!cancelled`, `active`, `run.active`, `mountedRef.current`: a flag that a cleanup turns over."""
    knowledge = machine.knowledge
    ref = machine.ref_at(place)
    if ref is not None:
        return _judge_ref_flag(fact, ref, machine)
    if place.variable is None or not machine.belongs_to_run(place.variable):
        return None
    guard = Guard(GuardKind.FLAG, place)
    written = knowledge.cleanup_value(place, machine.effect)
    if written is not None:
        if bool(written.value) == fact.holds:
            return None
        if knowledge.revived(place, machine.effect, fact.holds):
            return Verdict(guard, False, False, "reassigned")
        return Verdict(guard, True, True)
    if machine.is_flag(place.variable) and not place.members and not knowledge.written(place):
        return Verdict(guard, False, False, "never-changes")
    return None


def _judge_ref_flag(fact: Fact, ref: RefCell, machine: Machine) -> Verdict | None:
    """Judge `mountedRef.current`: shared by all runs, so it tells of unmounting, and of newer runs only where there are none."""
    knowledge = machine.knowledge
    guard = Guard(GuardKind.MOUNTED, None, ref.node)
    own = knowledge.cleanup_ref_value(ref.node, machine.effect)
    anywhere = own or knowledge.unmount_ref_value(ref.node)
    if anywhere is None or bool(anywhere.value) == fact.holds:
        return None
    once = machine.effect is not None and machine.runs_once(machine.effect)
    dead_for_good = own is not None and not knowledge.effect_writes_ref(ref.node, machine.effect)
    return Verdict(guard, once or dead_for_good, True)


def _judge_signal(place: Place, machine: Machine) -> Verdict | None:
    """Judge `!controller.signal.aborted`: the controller is one that the cleanup, or the next run, aborts."""
    controller = machine.controller_at(place)
    if controller is None:
        return None
    guard = Guard(GuardKind.ABORT, place)
    if machine.knowledge.aborted_in_cleanup(controller, machine.effect):
        return Verdict(guard, True, True)
    ref = machine.knowledge.controller_ref(controller)
    if ref is not None and machine.knowledge.ref_aborted_in_effect(ref, machine.effect):
        return Verdict(Guard(GuardKind.COUNTER, place, ref), True, False)
    return Verdict(guard, False, False, "never-changes")


__all__ = ["Atom", "Guard", "GuardKind", "Verdict", "judge"]
