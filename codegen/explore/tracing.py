"""One trace, judged: a replay told as an exploration of that trace alone."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ..errors import InputError
from ..source import Source
from . import catalogue, replay
from .machine import MachineKind, call, start
from .prepare import prepare
from .result import Exploration, Step, Verdict, Violation


def judge_trace(
    source: Source,
    trace: Sequence[str],
    *,
    strict: bool = False,
    settling: str | None = "resolve",
    as_far_as_possible: bool = False,
    machine: MachineKind = "v8",
) -> Exploration:
    """Run one trace and let it come to rest, as `settling` says; the verdicts are those of this run.

    The first step that breaks an invariant is where its story ends. Raises InputError for an action that nobody knows or
    that cannot happen where it stands; with `as_far_as_possible` the latter ends the trace instead.
    """
    began = time.monotonic()
    known = catalogue(machine=machine)
    taken = list(trace)
    while True:
        try:
            steps = replay(source, taken, strict=strict, settling=settling, machine=machine)
            break
        except InputError as error:
            mistaken = error.problems[0].value
            if not as_far_as_possible or not taken or all(action.id != mistaken for action in known.actions):
                raise
            del taken[-1]
    applicable = _applicable(source, machine)
    verdicts = {
        rule.id: Verdict(rule.id, rule.says, _violation(rule.id, taken, steps, strict), applies=rule.id in applicable)
        for rule in known.rules
    }
    return Exploration(
        component=source.path,
        path=source.path,
        depth=len(taken),
        strict_mode="on" if strict else "off",
        complete=False,
        reached=None,
        stopped="one trace was replayed",
        states=len(steps),
        transitions=len(taken),
        seconds=time.monotonic() - began,
        verdicts=verdicts,
    )


def _applicable(source: Source, kind: MachineKind) -> set[str]:
    """Return the ids of the invariants that mean something for the component."""
    with start(kind) as machine:
        return set(call(machine, "applicable", prepare(source, machine).component))


def _violation(invariant: str, trace: Sequence[str], steps: tuple[Step, ...], strict: bool) -> Violation | None:
    for number, step in enumerate(steps, 1):
        if invariant in step.broken:
            settling = "resolve" if step.is_settling else None
            taken = tuple(trace) if step.is_settling else tuple(trace[: number - 1])
            return Violation(invariant, step.broken[invariant], taken, settling, strict, steps[:number])
    return None
