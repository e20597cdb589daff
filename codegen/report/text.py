"""The report that a person reads: each finding with its excerpt, the path that leads to it, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ..checks.base import all_checks
from ..findings import Abstention, CheckResult, Finding, Severity
from ..runner.edits import safe_edits
from ..source import Source, Span
from .excerpt import Excerpt
from .problems import problem_lines
from .terminal import Terminal, shown


def render(result: CheckResult, terminal: Terminal | None = None) -> str:
    """Return the whole report, grouped by file and closed by a line that sums up."""
    terminal = terminal or Terminal()
    reported: list[Finding | Abstention] = sorted([*result.findings, *result.abstained], key=_order)
    files = len({item.source.path for item in reported})
    told: set[str] = set()
    lines: list[str] = []
    for path, items in groupby(reported, key=lambda item: item.source.path):
        if files > 1:
            lines += _heading(path, terminal)
        for item in items:
            if isinstance(item, Finding):
                lines += [*_finding(item, terminal, with_reason=item.check not in told), ""]
                told.add(item.check)
            else:
                lines += [*_abstention(item, terminal), ""]
    for problem in result.errors:
        lines += [*problem_lines(problem, terminal), ""]
    lines += _summary(result, terminal)
    return "\n".join(lines) + "\n"


def count(number: int, noun: str) -> str:
    """Return `1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _order(item: Finding | Abstention) -> tuple[str, int, int]:
    return item.source.path, item.start.line, item.start.column


def _heading(path: str, terminal: Terminal) -> list[str]:
    rule = "=" * min(len(path), terminal.width or len(path))
    return [terminal.paint(shown(path), "strong"), terminal.paint(rule, "dim"), ""]


def _finding(finding: Finding, terminal: Terminal, *, with_reason: bool) -> Iterator[str]:
    """Draw one finding: message, excerpt, steps, the reason (once per check in a report), and how to mend it."""
    yield from terminal.prose(f"{finding.severity}[{finding.check}]:", finding.message, finding.severity, hang=2)
    excerpt = Excerpt(finding.source, finding.start, finding.end)
    pad = " " * excerpt.gutter
    yield _place(pad, finding, terminal)
    yield f"{pad} {terminal.paint('|', 'place')}"
    yield from excerpt.draw(terminal, finding.severity)
    yield f"{pad} {terminal.paint('|', 'place')}"
    yield from _steps(finding, pad, terminal)
    check = all_checks().get(finding.check) if with_reason else None
    notes = {
        "why": check.rationale if check else "",
        "help": finding.help,
        "fix": _fix(finding),
    }
    for label, text in notes.items():
        if text:
            yield from terminal.prose(f"{label}:", text, "help", pad=f"{pad} = ", wraps=label == "why")


def _fix(finding: Finding) -> str:
    """Return what mends the finding, and whether we do it ourselves."""
    if finding.fix is None:
        return ""
    return f"{finding.fix.says} (`check --fix` does it)" if safe_edits(finding) else finding.fix.says


def _steps(finding: Finding, pad: str, terminal: Terminal) -> Iterator[str]:
    """Draw the path that leads to the fault; a step that does not quote its code is followed by it."""
    for number, step in enumerate(finding.path, 1):
        line = finding.source.position(step.span.start).line
        yield from terminal.prose(f"{number}. line {line}:", step.says, "strong", pad=f"{pad} = ", hang=3)
        if "`" not in step.says:
            indent = f"{pad}        "
            yield indent + terminal.paint(terminal.cut(_code(finding.source, step.span), len(indent)), "dim")


def _code(source: Source, span: Span) -> str:
    """Return what a person finds at a span, on one line: the whole line if the span lies within one."""
    start, end = source.position(span.start), source.position(span.end)
    if start.line == end.line:
        return shown(source.line(start.line).strip())
    return shown(" ".join(source.document[source.host_offset(span.start) : source.host_offset(span.end)].split()))


def _abstention(abstention: Abstention, terminal: Terminal) -> Iterator[str]:
    yield from terminal.prose(f"abstained[{abstention.check}]:", abstention.message, "abstained", hang=2)
    yield _place(" ", abstention, terminal)


def _place(pad: str, item: Finding | Abstention, terminal: Terminal) -> str:
    return f"{pad}{terminal.paint('-->', 'place')} {shown(item.source.path)}:{item.start.line}:{item.start.column}"


def _summary(result: CheckResult, terminal: Terminal) -> list[str]:
    in_part = len({problem.path for problem in result.errors})
    parts = []
    if result.findings or in_part < result.files:
        files = count(result.files, "file")
        parts.append(f"{_verdict(result, terminal)} in {count(result.components, 'component')} of {files}")
    if result.fixed:
        parts.insert(0, terminal.paint(f"{result.fixed} fixed", "ok"))
    if result.abstained:
        checks = len({abstention.check for abstention in result.abstained})
        parts.append(terminal.paint(f"{count(checks, 'check')} abstained", "abstained"))
    if result.suppressed:
        parts.append(f"{result.suppressed} allowed by comments")
    if in_part:
        parts.append(terminal.paint(f"{count(in_part, 'file')} could not be checked in full", "error"))
    hint = "`reflex-clerk-sync explain CHECK` tells more about a check."
    return ["; ".join(parts), *([terminal.paint(hint, "dim")] if result.findings else [])]


def _verdict(result: CheckResult, terminal: Terminal) -> str:
    """Return how many findings of each severity there are."""
    severities = Counter(finding.severity for finding in result.findings)
    faults = [terminal.paint(count(severities[name], name), name) for name in Severity if severities[name]]
    return ", ".join(faults) or terminal.paint("no findings", "ok")
