"""The report for programs: one JSON object with the lists `findings`, `abstained` and `errors`."""

from __future__ import annotations

import json
from typing import Any

from ..errors import Problem
from ..findings import Abstention, CheckResult, Finding, Step
from ..runner.edits import exact_edits
from ..source import Source, Span
from .terminal import Terminal


def render(result: CheckResult, _terminal: Terminal | None = None) -> str:
    """Return the result as JSON; lines and columns count from 1, in Unicode code points, ends are exclusive."""
    report = {
        "findings": [_finding(finding) for finding in result.findings],
        "abstained": [_abstention(abstention) for abstention in result.abstained],
        "errors": [_problem(problem) for problem in result.errors],
    }
    return json.dumps(report, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    record = {
        "check": finding.check,
        "severity": str(finding.severity),
        "path": finding.source.path,
        **_place(finding.source, finding.span),
        "message": finding.message,
        "data": dict(finding.data),
    }
    if finding.help:
        record["help"] = finding.help
    if finding.path:
        record["steps"] = [_step(finding.source, step) for step in finding.path]
    if finding.fix is not None and (edits := exact_edits(finding.source, finding.fix.edits)):
        file = Source(finding.source.document)
        record["fix"] = {
            "message": finding.fix.says,
            "safe": finding.fix.safe,
            "edits": [{**_place(file, edit.span), "text": edit.text} for edit in edits],
        }
    return record


def _abstention(abstention: Abstention) -> dict[str, Any]:
    return {
        "check": abstention.check,
        "path": abstention.source.path,
        **_place(abstention.source, abstention.span),
        "reason": abstention.reason,
        "message": abstention.message,
    }


def _step(source: Source, step: Step) -> dict[str, Any]:
    return {**_place(source, step.span), "message": step.says}


def _place(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _problem(problem: Problem) -> dict[str, Any]:
    """Return a problem; `path`, `line` and `column` are there even where they are null."""
    optional = {"key": problem.key, "value": problem.value, "help": problem.hint}
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        **{name: value for name, value in optional.items() if value is not None},
    }
