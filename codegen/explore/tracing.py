"""One trace, judged: a replay told as an exploration of that trace alone."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ..errors import InputError
from ..source import Source
from .exploring import NOTHING_EXPLORED
from .judging import applicable
from .machine import MachineKind, start
from .prepare import prepare
from .replaying import ANY_FAILURES, DEATH, opened, take
from .result import Exploration, Step, Verdict, Violation
from .settings import Catalogue, Settings


def judge_trace(
    source: Source,
    trace: Sequence[str],
    *,
    strict: bool = False,
    settling: str | None = "resolve",
    as_far_as_possible: bool = False,
    component: str | None = None,
    machine: MachineKind = "v8",
) -> Exploration:
    """Run one trace and let it come to rest, as `settling` says; the verdicts are those of this run.

    The first step that breaks an invariant is where its story ends. Raises InputError for an action that nobody knows or
    that cannot happen where it stands; with `as_far_as_possible` the latter ends the trace instead.
    """
    began = time.monotonic()
    taken = list(trace)
    with start(machine) as first:
        known = Catalogue.of(first)
        prepared = prepare(source, first, component=component)
        settings = Settings(ANY_FAILURES, known.rules, known.choose_actions(None))
        run = opened(prepared.with_lines(), settings, strict=strict)
        while True:
            try:
                steps = take(first, known, run, taken, settling)
                break
            except InputError as error:
                mistaken = error.problems[0].value
                if not as_far_as_possible or not taken or all(action.id != mistaken for action in known.actions):
                    raise
                del taken[-1]
        applies = applicable(first, prepared, known.rules)
    is_mounted = len(steps) > 1 or DEATH not in steps[0].broken
    verdicts = {
        rule.id: Verdict(
            rule.id, rule.says, _violation(rule.id, taken, steps, strict), rule.id in applies, explored=is_mounted
        )
        for rule in known.rules
    }
    return Exploration(
        component=prepared.name,
        path=source.path,
        depth=len(taken),
        strict_mode="on" if strict else "off",
        complete=False,
        reached=None,
        stopped="one trace was replayed" if is_mounted else NOTHING_EXPLORED,
        states=len(steps),
        transitions=len(taken),
        seconds=time.monotonic() - began,
        verdicts=verdicts,
    )


def _violation(invariant: str, trace: Sequence[str], steps: tuple[Step, ...], strict: bool) -> Violation | None:
    for number, step in enumerate(steps, 1):
        if invariant in step.broken:
            settling = "resolve" if step.is_settling else None
            taken = tuple(trace) if step.is_settling else tuple(trace[: number - 1])
            return Violation(invariant, step.broken[invariant], taken, settling, strict, steps[:number])
    return None
