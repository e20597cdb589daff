"""One trace, judged: a replay told as an exploration of that trace alone."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ..source import Source
from . import catalogue, replay
from .machine import MachineKind
from .result import Exploration, Step, Verdict, Violation


def judge_trace(
    source: Source, trace: Sequence[str], *, strict: bool = False, machine: MachineKind = "v8"
) -> Exploration:
    """Run one trace and let it come to rest; the verdicts are those of this run.

    The first step that breaks an invariant is where its story ends. Raises InputError for an action that nobody knows or that cannot happen
    where it stands.
    """
    began = time.monotonic()
    steps = replay(source, trace, strict=strict, machine=machine)
    rules = catalogue(machine=machine).rules
    verdicts = {
        rule.id: Verdict(rule.id, rule.says, _violation(rule.id, trace, steps, strict=strict)) for rule in rules
    }
    return Exploration(
        component=source.path,
        path=source.path,
        depth=len(trace),
        strict_mode="on" if strict else "off",
        complete=False,
        stopped="one trace was replayed",
        states=len(steps),
        transitions=len(trace),
        seconds=time.monotonic() - began,
        verdicts=verdicts,
    )


def _violation(invariant: str, trace: Sequence[str], steps: tuple[Step, ...], *, strict: bool) -> Violation | None:
    for number, step in enumerate(steps, 1):
        if invariant in step.broken:
            settling = "resolve" if step.is_settling else None
            taken = tuple(trace) if step.is_settling else tuple(trace[: number - 1])
            return Violation(invariant, step.broken[invariant], taken, settling, strict, steps[:number])
    return None
