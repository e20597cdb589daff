"""What every report of a comparison says first: the verdict, and which faults came in, ended, and stayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..changes import Change, ChangeSeverity, Side
from ..compare import Comparison
from ..findings import Abstention, Finding

if TYPE_CHECKING:
    from ..compare.invariants import Invariants
    from ..explore.result import Violation

VERDICTS = {
    ChangeSeverity.BREAKING: "the contract with the backend or the page changes",
    ChangeSeverity.UNSAFE: "a protection is lost",
    ChangeSeverity.BEHAVIOUR: "it behaves differently",
    ChangeSeverity.TUNING: "the same, with other numbers",
    ChangeSeverity.COSMETIC: "the same behaviour, written differently",
}
NOTHING = "nothing is different"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fault: its name, how often it was found, and what happens, where a trace shows it."""

    name: str
    number: int = 1
    says: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One item of the summary: a word, the faults that it counts, and whether that is bad, good or known news."""

    word: str
    entries: tuple[Entry, ...]
    tone: str

    @property
    def text(self) -> str:
        """The names in a row."""
        return ", ".join(f"{entry.name} ({entry.number})" if entry.number > 1 else entry.name for entry in self.entries)


def verdict(comparison: Comparison) -> str:
    """Return in words how much a comparison matters: what its worst change does, or what came in with it."""
    worst = comparison.worst
    if worst is None:
        return NOTHING
    number = len(comparison.invariants.broken) if comparison.invariants is not None else 0
    came = f"{number} races came in" if number > 1 else "a race came in" if number else ""
    if (
        worst is ChangeSeverity.UNSAFE
        and not came
        and all(change.severity is not worst for change in comparison.changes)
    ):
        return "a fault came in"
    return came if worst is ChangeSeverity.UNSAFE and came else ", and ".join(filter(None, (VERDICTS[worst], came)))


def tallies(comparison: Comparison) -> Iterator[Tally]:
    """Yield which races and which findings came in, ended and stayed; only lines that say something."""
    if comparison.invariants is not None:
        yield from races(comparison.invariants)
    lines = [
        Tally("findings that came in", _checks(comparison.findings_gained), "bad"),
        Tally("findings that ended", _checks(comparison.findings_lost), "good"),
        Tally("findings that stayed", _checks(comparison.findings_kept), ""),
        Tally("no longer decided", _checks(comparison.undecided), ""),
    ]
    yield from (line for line in lines if line.entries)


def races(found: Invariants) -> Iterator[Tally]:
    """Yield the invariants that an order of events breaks on the new side, on the old side, and on both."""
    lines = [
        Tally("races that came in", _races(found.broken), "bad"),
        Tally("races that ended", _races(found.mended), "good"),
        Tally("races that stayed", _races(found.still_broken), "known"),
    ]
    yield from (line for line in lines if line.entries)


def remarks(comparison: Comparison) -> Iterator[str]:
    """Yield how far the explorer looked, or why it could not."""
    found = comparison.invariants
    if found is None:
        return
    if found.refused:
        yield f"not explored: {found.refused}"
    else:
        old, new = found.states
        how = "every order of up to" if found.complete else "not every order of"
        further = f" (of {found.further}, where only one side has a race)" if found.further else ""
        yield f"explored: {how} {found.depth} events{further}, {old:,} states before and {new:,} after"


def places(change: Change) -> str:
    """Return the lines of a change on both sides: `385 → 455`; a dash stands for a side on which there is nothing."""
    return f"{_line(change.old)} → {_line(change.new)}"


def home(comparison: Comparison) -> str:
    """Return the files that the lines count in, where the names of the sides do not say so; else nothing."""
    old, new = comparison.old_source.path, comparison.new_source.path
    if (old.endswith(comparison.old) and new.endswith(comparison.new)) or old.startswith("<"):
        return ""  # the names say it, or it is a text without a file
    return f"lines of {old}" if old == new else f"lines of {old} → {new}"


def _line(side: Side | None) -> str:
    return str(side.start.line) if side is not None else "–"


def _checks(said: Sequence[Finding | Abstention]) -> tuple[Entry, ...]:
    return tuple(Entry(name, number) for name, number in Counter(item.check for item in said).items())


def _races(violations: Sequence[Violation]) -> tuple[Entry, ...]:
    return tuple(Entry(violation.invariant, says=violation.says) for violation in violations)
