"""What every report of a comparison says first: the verdict, and which faults came in, ended, and stayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..changes import Change, ChangeSeverity, Side
from ..compare import Comparison
from ..findings import Abstention, Finding

VERDICTS = {
    ChangeSeverity.BREAKING: "the contract with the backend or the page changes",
    ChangeSeverity.UNSAFE: "a protection is lost",
    ChangeSeverity.BEHAVIOUR: "it behaves differently",
    ChangeSeverity.TUNING: "the same, with other numbers",
    ChangeSeverity.COSMETIC: "the same behaviour, written differently",
}
NOTHING = "nothing is different"


@dataclass(frozen=True, slots=True)
class Tally:
    """One line of the summary: a word, the names of faults with how often each was found, and whether that is bad or good news."""

    word: str
    counts: tuple[tuple[str, int], ...]
    tone: str

    @property
    def text(self) -> str:
        """The names in a row."""
        return ", ".join(name if number == 1 else f"{name} ({number})" for name, number in self.counts)


def verdict(comparison: Comparison) -> str:
    """Return in words how much a comparison matters."""
    return VERDICTS[comparison.worst] if comparison.worst is not None else NOTHING


def tallies(comparison: Comparison) -> Iterator[Tally]:
    """Yield which findings and which broken invariants came in, ended and stayed; only lines that say something."""
    found = comparison.invariants
    lines = [
        Tally("findings that came in", _checks(comparison.findings_gained), "bad"),
        Tally("findings that ended", _checks(comparison.findings_lost), "good"),
        Tally("findings that stayed", _checks(comparison.findings_kept), ""),
        Tally("no longer decided", _checks(comparison.undecided), ""),
    ]
    if found is not None:
        lines += [
            Tally("invariants now broken", tuple((item.invariant, 1) for item in found.broken), "bad"),
            Tally("invariants mended", tuple((item.invariant, 1) for item in found.mended), "good"),
            Tally("invariants still broken", tuple((item.invariant, 1) for item in found.still_broken), ""),
        ]
    yield from (line for line in lines if line.counts)


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
        yield f"explored: {how} {found.depth} events, {old:,} states before and {new:,} after"


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


def _checks(said: Sequence[Finding | Abstention]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(item.check for item in said).items())
