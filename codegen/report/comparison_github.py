"""Comparisons as annotations of a pull request: each change at its line on the new side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..changes import Change, ChangeSeverity, all_kinds
from ..compare import Comparison
from .github import command, finding_text, region
from .terminal import Terminal

_COMMANDS = {
    ChangeSeverity.BREAKING: "error",
    ChangeSeverity.UNSAFE: "error",
    ChangeSeverity.BEHAVIOUR: "warning",
    ChangeSeverity.TUNING: "notice",
    ChangeSeverity.COSMETIC: "notice",
}


def render(comparisons: Sequence[Comparison], _terminal: Terminal | None = None) -> str:
    """Return one workflow command a line; findings that came in and invariants that broke are errors of their own."""
    return "".join(f"{line}\n" for comparison in comparisons for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    path = comparison.new_source.path
    for change in comparison.changes:
        yield _change(change, path)
    for finding in comparison.findings_gained:
        place = {"file": finding.source.path, **region(finding.start, finding.end)}
        yield command("error", place, f"{finding.check} came in", finding_text(finding))
    found = comparison.invariants
    for violation in found.broken if found is not None else ():
        text = f"{violation.says}\ntrace: {', '.join(violation.trace)}"
        where: dict[str, str | int] = {"file": path}
        yield command("error", where, f"invariant {violation.invariant} is broken", text)


def _change(change: Change, path: str) -> str:
    hint = all_kinds()[change.kind].hint
    text = f"{change.message}\n{hint}" if hint else change.message
    place: dict[str, str | int] = {"file": path}
    if change.new is not None:
        place = {"file": change.new.source.path, **region(change.new.start, change.new.end)}
    return command(_COMMANDS[change.severity], place, f"{change.severity}: {change.kind}", text)
