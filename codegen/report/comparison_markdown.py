"""A comparison as the comment of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..changes import Change, ChangeSeverity, Side
from ..compare import Comparison
from ..findings import Finding
from .comparison_text import VERDICTS
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
OPEN = frozenset({ChangeSeverity.BREAKING, ChangeSeverity.UNSAFE})
"""Severities whose changes are shown at once; the others can be unfolded."""


def render(comparison: Comparison, _terminal: Terminal | None = None) -> str:
    """Return the comment: the verdict, what came and went, and the changes by severity."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from (MARKER, "### Session synchronizer", "")
    if comparison.worst is None:
        yield f"{_code(comparison.old)} and {_code(comparison.new)} are the same."
        return
    sign, verdict = _SIGNS[comparison.worst], VERDICTS[comparison.worst]
    yield f"{sign} **{verdict[0].upper()}{verdict[1:]}** — {_code(comparison.old)} → {_code(comparison.new)}"
    yield ""
    yield from _findings(comparison)
    for severity, changes in groupby(comparison.changes, key=lambda change: change.severity):
        yield from _section(severity, list(changes))


def _findings(comparison: Comparison) -> Iterator[str]:
    rows = (
        ("came in", comparison.findings_gained),
        ("ended", comparison.findings_lost),
        ("stayed", comparison.findings_kept),
    )
    if not any(findings for _, findings in rows):
        return
    yield from ("| findings | |", "|---|---|")
    for word, findings in rows:
        if findings:
            yield f"| {word} | {_counted(findings)} |"
    yield ""


def _counted(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.check for finding in findings)
    return ", ".join(_code(check) + (f" ×{number}" if number > 1 else "") for check, number in counts.items())


def _section(severity: ChangeSeverity, changes: Sequence[Change]) -> Iterator[str]:
    title = f"{_SIGNS[severity]} {severity}: {len(changes)} change{'s' if len(changes) > 1 else ''}"
    rows = ["| change | old | new |", "|---|---|---|", *map(_row, changes)]
    if severity in OPEN:
        yield from (f"#### {title}", "", *rows, "")
    else:
        yield from ("<details>", f"<summary>{title}</summary>", "", *rows, "", "</details>", "")


def _row(change: Change) -> str:
    return f"| {_code(change.kind)} {_cell(change.message)} | {_line(change.old)} | {_line(change.new)} |"


def _line(side: Side | None) -> str:
    return f"line {side.start.line}" if side is not None else "–"


def _cell(text: str) -> str:
    """Return text that cannot leave its cell, nor be taken for HTML."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence}{text.replace('|', chr(92) + '|')}{fence}"
