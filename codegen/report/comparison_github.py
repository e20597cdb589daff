"""A comparison as annotations of a pull request: each change at its line on the new side."""

from __future__ import annotations

from collections.abc import Iterator

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


def render(comparison: Comparison, _terminal: Terminal | None = None) -> str:
    """Return one workflow command a line; findings that came in are errors of their own."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for change in comparison.changes:
        yield _change(change, comparison.new)
    for finding in comparison.findings_gained:
        place = {"file": finding.source.path, **region(finding.start, finding.end)}
        yield command("error", place, f"{finding.check} came in", finding_text(finding))


def _change(change: Change, new_path: str) -> str:
    hint = all_kinds()[change.kind].hint
    text = f"{change.message}\n{hint}" if hint else change.message
    place: dict[str, str | int] = {"file": new_path}
    if change.new is not None:
        place = {"file": change.new.source.path, **region(change.new.start, change.new.end)}
    return command(_COMMANDS[change.severity], place, f"{change.severity}: {change.kind}", text)
