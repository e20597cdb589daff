"""A comparison for the terminal: the verdict and what came of faults first, then changes by severity, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..changes import ChangeSeverity
from ..compare import Comparison
from .comparison_summary import NOTHING, Tally, home, places, races, remarks, tallies, verdict
from .terminal import Terminal

if TYPE_CHECKING:
    from ..compare.invariants import Invariants

STYLES = {
    ChangeSeverity.BREAKING: "error",
    ChangeSeverity.UNSAFE: "error",
    ChangeSeverity.BEHAVIOUR: "warning",
    ChangeSeverity.TUNING: "info",
    ChangeSeverity.COSMETIC: "dim",
}
_TONES = {"bad": "error", "good": "ok", "known": "warning", "": "dim"}


def render(comparisons: Sequence[Comparison], terminal: Terminal | None = None, *, with_text: bool = False) -> str:
    """Return the report; `with_text` adds the stretches of both texts that differ."""
    terminal = terminal or Terminal()
    if not comparisons:
        return terminal.paint("no synchronizer is different", "ok") + "\n"
    lines = [line for comparison in comparisons for line in (*_one(comparison, terminal, with_text=with_text), "")]
    return "\n".join(lines)


def summary(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    """Yield the lines that a reviewer must not miss."""
    style = STYLES[comparison.worst] if comparison.worst is not None else "ok"
    yield terminal.paint(f"{comparison.old} → {comparison.new}: {verdict(comparison)}", style)
    for tally in tallies(comparison):
        yield from _tally(tally, terminal)
    for remark in remarks(comparison):
        yield from terminal.prose("", remark, "dim", pad="  ")


def _tally(tally: Tally, terminal: Terminal) -> Iterator[str]:
    """Yield names in a row, or each with what happens, where that is known."""
    style = _TONES[tally.tone]
    if not any(entry.says for entry in tally.entries):
        yield from terminal.prose(f"{tally.word}:", tally.text, style, pad="  ", hang=2)
        return
    yield "  " + terminal.paint(f"{tally.word}:", style)
    for entry in tally.entries:
        yield from terminal.prose(entry.name.ljust(4), entry.says, style, pad="    ", hang=5)


def changes(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    """Yield the changes below an empty line, by severity, a line each, with the lines of both sides at its end."""
    if comparison.changes:
        yield ""
    for severity, found in groupby(comparison.changes, key=lambda change: change.severity):
        yield terminal.paint(str(severity), STYLES[severity])
        for change in found:
            yield from terminal.prose(f"  {change.kind}:", f"{change.message} [{places(change)}]", "strong", hang=4)
    if comparison.changes:
        yield from terminal.prose("", f"[{home(comparison) or 'lines, old → new'}]", "dim", pad="  ")


def _one(comparison: Comparison, terminal: Terminal, *, with_text: bool) -> Iterator[str]:
    if comparison.worst is None:
        yield terminal.paint(f"{comparison.old} → {comparison.new}: {NOTHING}", "ok")
        return
    yield from summary(comparison, terminal)
    yield from changes(comparison, terminal)
    if comparison.invariants is not None and comparison.invariants.broken:
        yield ""
        yield from _stories(comparison.invariants, terminal)
    if with_text:
        from .comparison_code import code_lines

        yield ""
        yield from code_lines(comparison, terminal)


def traces(found: Invariants, terminal: Terminal) -> Iterator[str]:
    """Yield what an exploration of both sides has found: the races that came in, ended and stayed, and the traces of the first."""
    if found.refused:
        yield f"not explored: {found.refused}"
        return
    tallied = list(races(found))
    for tally in tallied:
        yield from _tally(tally, terminal)
    if not tallied:
        yield terminal.paint("no order of events breaks an invariant, before or after", "ok")
    if found.broken:
        yield ""
        yield from _stories(found, terminal)


def _stories(found: Invariants, terminal: Terminal) -> Iterator[str]:
    from .exploration_text import story

    for number, violation in enumerate(found.broken):
        if number:
            yield ""
        yield from story(violation, found.rule(violation.invariant), terminal)
