"""Annotations of a pull request: workflow commands that a GitHub Actions log understands."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ..findings import Abstention, CheckResult, Finding, Severity
from ..source import Position
from .terminal import Terminal

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(result: CheckResult, _terminal: Terminal | None = None) -> str:
    """Return one workflow command a line."""
    return "".join(f"{line}\n" for line in _lines(result))


def _lines(result: CheckResult) -> Iterator[str]:
    for finding in result.findings:
        place = {"file": finding.source.path, **region(finding.start, finding.end)}
        yield command(_COMMANDS[finding.severity], place, finding.check, finding_text(finding))
    for abstention in result.abstained:
        yield _abstention(abstention)
    for problem in result.errors:
        yield _problem(problem)


def finding_text(finding: Finding) -> str:
    """Return a finding with its steps and help, one to a line."""
    steps = [
        f"{number}. line {finding.source.position(step.span.start).line}: {step.says}"
        for number, step in enumerate(finding.path, 1)
    ]
    return "\n".join([finding.message, *steps, *([f"help: {finding.help}"] if finding.help else [])])


def _abstention(abstention: Abstention) -> str:
    place = {"file": abstention.source.path, **region(abstention.start, abstention.end)}
    return command("notice", place, f"{abstention.check} abstained", f"{abstention.message} ({abstention.reason})")


def _problem(problem: Problem) -> str:
    place = {"file": problem.path, "line": problem.line, "col": problem.column}
    text = f"{problem.message}\nhelp: {problem.hint}" if problem.hint else problem.message
    return command(
        "error", {key: value for key, value in place.items() if value is not None}, "cannot be checked", text
    )


def region(start: Position, end: Position) -> dict[str, int]:
    """Return lines and columns; GitHub takes columns only within one line, and counts the last one in."""
    region = {"line": start.line, "endLine": end.line}
    if start.line == end.line:
        region |= {"col": start.column, "endColumn": max(end.column - 1, start.column)}
    return region


def command(name: str, place: dict[str, str | int] | dict[str, object], title: str, message: str) -> str:
    """Return one workflow command, escaped as GitHub asks."""
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in {**place, "title": title}.items())
    return f"::{name} {properties}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a message, as `@actions/core` does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, as `@actions/core` does."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
