"""Comparisons as the comment of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from ..changes import Change, ChangeSeverity, Side
from ..compare import Comparison
from .comparison_summary import Tally, home, remarks, tallies, verdict
from .terminal import Terminal

MARKER = "<!-- reflex-clerk-sync compare -->"
"""First line of the comment, by which CI finds its own comment and writes it anew."""

_SIGNS = {
    ChangeSeverity.BREAKING: "🟥",
    ChangeSeverity.UNSAFE: "🟥",
    ChangeSeverity.BEHAVIOUR: "🟨",
    ChangeSeverity.TUNING: "🟦",
    ChangeSeverity.COSMETIC: "⬜",
}
_SPECIAL = str.maketrans(
    {**{sign: f"\\{sign}" for sign in "\\|`*_[]"}, **{sign: f"&#{ord(sign)};" for sign in "<>@#"}, "\n": " "}
)
"""Characters that mean something in a cell of a table, and how they are written to mean themselves."""

OPEN = frozenset({ChangeSeverity.BREAKING, ChangeSeverity.UNSAFE})
"""Severities whose changes are shown at once; the others can be unfolded."""


def render(comparisons: Sequence[Comparison], _terminal: Terminal | None = None) -> str:
    """Return the comment: for each comparison the verdict, what came and went, and the changes by severity."""
    lines = [MARKER, "### Session synchronizer", ""]
    for comparison in comparisons:
        lines += _one(comparison)
    return "\n".join(lines if comparisons else [*lines, "No synchronizer is different."]) + "\n"


def _one(comparison: Comparison) -> Iterator[str]:
    if comparison.worst is None:
        yield from (f"✅ {_code(comparison.old)} and {_code(comparison.new)} are the same.", "")
        return
    said = verdict(comparison)
    yield f"{_SIGNS[comparison.worst]} **{said[0].upper()}{said[1:]}** · {_code(comparison.old)} → {_code(comparison.new)}"
    yield ""
    yield from _tallies(comparison)
    for severity, changes in groupby(comparison.changes, key=lambda change: change.severity):
        yield from _section(severity, list(changes))
    yield from _traces(comparison)
    notes = [*remarks(comparison), *filter(None, [home(comparison)])]
    if notes:
        yield from (f"<sub>{_cell('; '.join(notes))}</sub>", "")


def _tallies(comparison: Comparison) -> Iterator[str]:
    rows = [f"| {tally.word} | {_entries(tally)} |" for tally in tallies(comparison)]
    if rows:
        yield from ("| | |", "|---|---|", *rows, "")


def _entries(tally: Tally) -> str:
    """Return the names in a row, or one below the other, each with what happens."""
    if any(entry.says for entry in tally.entries):
        return "<br>".join(f"**{entry.name}** {_cell(entry.says)}" for entry in tally.entries)
    return ", ".join(_code(entry.name) + (f" ×{entry.number}" if entry.number > 1 else "") for entry in tally.entries)


def _section(severity: ChangeSeverity, changes: Sequence[Change]) -> Iterator[str]:
    title = f"{_SIGNS[severity]} {severity}: {len(changes)} change{'s' if len(changes) > 1 else ''}"
    rows = ["| change | before | after |", "|---|---|---|", *map(_row, changes)]
    if severity in OPEN:
        yield from (f"#### {title}", "", *rows, "")
    else:
        yield from _folded(title, rows)


def _folded(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield lines that can be unfolded; the title is HTML, in which Markdown's escapes would be shown."""
    yield from ("<details>", f"<summary>{title}</summary>", "", *lines, "", "</details>", "")


def _traces(comparison: Comparison) -> Iterator[str]:
    """Yield a diagram for each invariant that is now broken."""
    found = comparison.invariants
    for violation in found.broken if found is not None else ():
        from .exploration_mermaid import diagram

        title = f"🟥 {violation.invariant} is broken: {escape(violation.says)}"
        yield from _folded(title, ["```mermaid", *diagram(violation), "```"])


def _row(change: Change) -> str:
    return f"| {_code(change.kind)} {_cell(change.message)} | {_line(change.old)} | {_line(change.new)} |"


def _line(side: Side | None) -> str:
    return f"line {side.start.line}" if side is not None else "–"


def _cell(text: str) -> str:
    """Return text that cannot leave its cell, be taken for HTML or markup, nor call on anybody."""
    return text.translate(_SPECIAL)


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence}{text.replace('|', chr(92) + '|')}{fence}"
