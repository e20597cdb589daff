"""Which invariants of the contract broke, hold again, or stay broken between two synchronizers, as the explorer sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import InputError
from ..source import Source

if TYPE_CHECKING:
    from ..explore.result import Exploration, Violation

DEPTH = 4
"""Longest order of events that a comparison tries unless told otherwise: a second or two, and all races of 1.3.1."""


FURTHER = 1
"""So many events further is looked where an invariant seems to hold on one side alone: a race that only takes longer has not ended."""


@dataclass(frozen=True, slots=True)
class Invariants:
    """What became of the invariants: traces of the new side that break one, and of the old side that no longer do.

    `depth` is the longest order of events that was tried, `further` the one that was tried where a race was found on one side only (0
    where none was). `states` are how many each side was found in, `complete` whether that is all of them; `refused` says why a side could
    not be run (then there are no traces).
    """

    depth: int
    broken: tuple[Violation, ...] = ()
    mended: tuple[Violation, ...] = ()
    still_broken: tuple[Violation, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    states: tuple[int, int] = (0, 0)
    complete: bool = True
    refused: str = ""
    further: int = 0

    def rule(self, invariant: str) -> str:
        """Return what an invariant asks for."""
        return dict(self.rules).get(invariant, "")


def invariants(old: Source, new: Source, depth: int) -> Invariants:
    """Explore both sides to a depth, without StrictMode, and tell their violations apart."""
    try:
        before, after = _explored(old, depth), _explored(new, depth)
        late_before = _late(old, before, after, depth)
        late_after = _late(new, after, before, depth)
    except InputError as error:
        return Invariants(depth, refused="; ".join(problem.message for problem in error.problems))
    broken_before = _violations(before, late_before)
    broken_after = _violations(after, late_after)
    return Invariants(
        depth,
        broken=tuple(found for name, found in broken_after.items() if name not in broken_before),
        mended=()
        if _hangs(after)
        else tuple(found for name, found in broken_before.items() if name not in broken_after),
        still_broken=tuple(found for name, found in broken_after.items() if name in broken_before),
        rules=tuple((name, verdict.rule) for name, verdict in after.verdicts.items()),
        states=(before.states, after.states),
        complete=before.complete and after.complete and _is_done(late_before) and _is_done(late_after),
        further=depth + FURTHER if late_before or late_after else 0,
    )


def _explored(source: Source, depth: int, only: Sequence[str] | None = None) -> Exploration:
    from ..explore import explore

    return explore(source, depth=depth, strict_mode="off", invariants=only, stop_when_broken=only is not None)


def _late(source: Source, this: Exploration, other: Exploration, depth: int) -> Exploration | None:
    """Look further on one side for what is broken on the other side alone."""
    if _hangs(this):
        return None
    own = {name for name, verdict in this.verdicts.items() if verdict.applies and verdict.holds}
    doubtful = [found.invariant for found in other.violations if found.invariant in own]
    return _explored(source, depth + FURTHER, doubtful) if doubtful else None


def _hangs(exploration: Exploration) -> bool:
    """Whether a side could not be explored to the end: what it did not break until then may be broken all the same."""
    from ..explore.exploring import HANGS, NOTHING_EXPLORED

    return exploration.stopped in {HANGS, NOTHING_EXPLORED}


def _is_done(late: Exploration | None) -> bool:
    """Whether nothing is left to find: all orders were tried, or everything that was looked for is broken."""
    return late is None or late.complete or all(not verdict.holds for verdict in late.verdicts.values())


def _violations(near: Exploration, late: Exploration | None) -> dict[str, Violation]:
    """Return the violations by invariant, in the order of the contract."""
    found = {violation.invariant: violation for side in (near, late) if side for violation in side.violations}
    return {name: found[name] for name in near.verdicts if name in found}
