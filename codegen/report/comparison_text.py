"""A comparison for the terminal: the verdict first, then changes by severity, then what came and went of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..changes import Change, ChangeSeverity, Side
from ..compare import Comparison
from ..findings import Finding
from .terminal import Terminal

_STYLES = {
    ChangeSeverity.BREAKING: "error",
    ChangeSeverity.UNSAFE: "error",
    ChangeSeverity.BEHAVIOUR: "warning",
    ChangeSeverity.TUNING: "info",
    ChangeSeverity.COSMETIC: "dim",
}


def render(comparison: Comparison, terminal: Terminal | None = None) -> str:
    """Return the report; each change is a line with its places on both sides."""
    terminal = terminal or Terminal()
    lines = [*_head(comparison, terminal), ""]
    for severity, changes in groupby(comparison.changes, key=lambda change: change.severity):
        lines += [terminal.paint(str(severity), _STYLES[severity])]
        lines += [line for change in changes for line in _change(change, terminal)]
        lines += [""]
    return "\n".join(lines)


def _head(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    """Yield the lines that a reviewer must not miss: which faults came in, which ended, which stayed."""
    if not comparison.changes:
        yield terminal.paint("nothing is different", "ok")
        return
    worst = comparison.worst or ChangeSeverity.COSMETIC
    yield terminal.paint(f"{comparison.old} → {comparison.new}: {VERDICTS[worst]}", _STYLES[worst])
    for word, findings, style in (
        ("came in", comparison.findings_gained, "added"),
        ("ended", comparison.findings_lost, "removed"),
        ("stayed", comparison.findings_kept, "dim"),
    ):
        if findings:
            yield from terminal.prose(f"  {word}:", counted(findings), style)


VERDICTS = {
    ChangeSeverity.BREAKING: "the contract with the backend or the page changes",
    ChangeSeverity.UNSAFE: "a protection is lost",
    ChangeSeverity.BEHAVIOUR: "it behaves differently",
    ChangeSeverity.TUNING: "the same, with other numbers",
    ChangeSeverity.COSMETIC: "the same behaviour, written differently",
}


def counted(findings: Sequence[Finding]) -> str:
    """Return the checks of findings, each once, with how often it was made."""
    counts = Counter(finding.check for finding in findings)
    return ", ".join(check if number == 1 else f"{check} ({number})" for check, number in counts.items())


def _change(change: Change, terminal: Terminal) -> Iterator[str]:
    places = f"{_line(change.old)} → {_line(change.new)}"
    yield from terminal.prose(f"  {change.kind}:", change.message, "strong", hang=4)
    yield f"    {terminal.paint(places, 'place')}"


def _line(side: Side | None) -> str:
    return f"{side.source.path}:{side.start.line}" if side is not None else "-"
