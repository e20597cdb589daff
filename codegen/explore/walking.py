"""Driving random walks: slices of them go to the machines in turn, and the outcome is the same however many machines there are."""

from __future__ import annotations

from typing import Any

from .exploring import HANGS, Found, Machines, call_all, receive_all, shorter, unmounted
from .machine import Hung, call
from .prepare import Prepared
from .replaying import DEATH, hanging, opened
from .settings import Settings

WALKS_PER_SLICE = 200
"""Walks that one machine takes at a time."""


def walk(
    team: Machines, prepared: Prepared, settings: Settings, *, strict: bool, count: int, length: int, seed: int
) -> Found:
    """Take `count` walks of `length` actions; each violation's trace is shortened by leaving out what it does not need.

    A walk is fixed by the seed and its number, and each slice is judged for itself, so who takes it makes no difference.
    """
    run = opened(prepared, settings, strict=strict)
    call_all(team, "open", lambda _: run)
    slices = [(first, min(WALKS_PER_SLICE, count - first)) for first in range(0, count, WALKS_PER_SLICE)]
    violations: dict[str, dict[str, Any]] = {}
    walked = transitions = 0
    stopped = None
    try:
        for begin in range(0, len(slices), len(team)):
            # The last round may have less to do than there are machines.
            busy = list(zip(team, slices[begin:], strict=False))
            for machine, (first, walks) in busy:
                machine.send("walk", {"first": first, "count": walks, "length": length, "seed": seed})
            for taken in receive_all([machine for machine, _ in busy]):
                transitions += taken["transitions"]
                violations = shorter(violations, taken["violations"])
            walked += sum(walks for _, (_, walks) in busy)
        violations = {name: call(team[0], "shrink", {"id": name, **found}) for name, found in violations.items()}
    except Hung as hung:
        violations = shorter(violations, {DEATH: hanging(team[0], hung)})
        stopped = HANGS
    result = Found(violations, walked, transitions, stopped=stopped)
    hangs_later = stopped is not None and violations[DEATH]["trace"]
    return result if transitions or hangs_later else unmounted(result, team[0], prepared, strict=strict)
