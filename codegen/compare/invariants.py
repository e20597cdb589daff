"""Which invariants of the contract broke, hold again, or stay broken between two synchronizers, as the explorer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import InputError
from ..source import Source

if TYPE_CHECKING:
    from ..explore.result import Exploration, Violation

DEPTH = 4
"""Longest order of events that a comparison tries unless told otherwise: a second or two, and all races of 1.3.1."""


@dataclass(frozen=True, slots=True)
class Invariants:
    """What became of the invariants: traces of the new side that break one, and of the old side that no longer do.

    `states` are how many each side was found in, `complete` whether that is all of them up to the depth; `refused` says why a side
    could not be run (then there are no traces).
    """

    depth: int
    broken: tuple[Violation, ...] = ()
    mended: tuple[Violation, ...] = ()
    still_broken: tuple[Violation, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    states: tuple[int, int] = (0, 0)
    complete: bool = True
    refused: str = ""

    def rule(self, invariant: str) -> str:
        """Return what an invariant asks for."""
        return dict(self.rules).get(invariant, "")


def invariants(old: Source, new: Source, depth: int) -> Invariants:
    """Explore both sides to a depth, without StrictMode, and tell their violations apart."""
    from ..explore import explore

    try:
        before, after = (explore(side, depth=depth, strict_mode="off") for side in (old, new))
    except InputError as error:
        return Invariants(depth, refused="; ".join(problem.message for problem in error.problems))
    return Invariants(
        depth,
        broken=tuple(_only_in(after, before)),
        mended=tuple(_only_in(before, after)),
        still_broken=tuple(found for found in after.violations if not before.verdicts[found.invariant].holds),
        rules=tuple((name, verdict.rule) for name, verdict in after.verdicts.items()),
        states=(before.states, after.states),
        complete=before.complete and after.complete,
    )


def _only_in(one: Exploration, other: Exploration) -> list[Violation]:
    return [found for found in one.violations if other.verdicts[found.invariant].holds]
