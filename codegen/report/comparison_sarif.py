"""Comparisons for code scanning services: changes as results of SARIF 2.1.0, kinds of change as rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..changes import Change, ChangeKind, ChangeSeverity, all_kinds
from ..checks.base import Check, all_checks
from ..compare import Comparison
from ..findings import Finding, Severity
from ..version import __version__
from .sarif import SCHEMA, artifact, location
from .terminal import Terminal

if TYPE_CHECKING:
    from ..explore.result import Violation

_LEVELS = {
    ChangeSeverity.BREAKING: "error",
    ChangeSeverity.UNSAFE: "error",
    ChangeSeverity.BEHAVIOUR: "warning",
    ChangeSeverity.TUNING: "note",
    ChangeSeverity.COSMETIC: "none",
}
_FINDINGS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
BROKEN = "broken-invariant"
"""The rule of an invariant that holds on the old side and not on the new one."""


def render(comparisons: Sequence[Comparison], _terminal: Terminal | None = None) -> str:
    """Return one SARIF run; a change that has no place on the new side is at the file, with the old place beside it."""
    checks = all_checks()
    came_in = sorted({finding.check for comparison in comparisons for finding in comparison.findings_gained})
    rules = [
        *(_rule(kind) for kind in all_kinds().values()),
        *(_check_rule(checks[name]) for name in came_in),
        {"id": BROKEN, "shortDescription": {"text": "An invariant of the contract held, and no longer does."}},
    ]
    driver = {"name": "reflex-clerk-sync compare", "semanticVersion": __version__, "rules": rules}
    results = [result for comparison in comparisons for result in _results(comparison)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(kind: type[ChangeKind]) -> dict[str, Any]:
    rule = {
        "id": kind.id,
        "shortDescription": {"text": kind.sentence},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
    return {**rule, "help": {"text": kind.hint}} if kind.hint else rule


def _check_rule(check: type[Check]) -> dict[str, Any]:
    return {"id": check.id, "shortDescription": {"text": check.summary}, "help": {"text": check.mend}}


def _results(comparison: Comparison) -> Iterator[dict[str, Any]]:
    path = comparison.new_source.path
    yield from (_change(change, path) for change in comparison.changes)
    yield from map(_finding, comparison.findings_gained)
    if comparison.invariants is not None:
        yield from (_violation(violation, path) for violation in comparison.invariants.broken)


def _change(change: Change, path: str) -> dict[str, Any]:
    here = location(change.new.source, change.new.span) if change.new is not None else _file(path)
    result: dict[str, Any] = {
        "ruleId": change.kind,
        "level": _LEVELS[change.severity],
        "message": {"text": change.message},
        "locations": [here],
        "properties": {"severity": change.severity},
    }
    if change.old is not None:
        before = location(change.old.source, change.old.span)
        result["relatedLocations"] = [{"id": 1, **before, "message": {"text": "before"}}]
    return result


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.check,
        "level": _FINDINGS[finding.severity],
        "message": {"text": f"came in: {finding.message}"},
        "locations": [location(finding.source, finding.span)],
    }


def _violation(violation: Violation, path: str) -> dict[str, Any]:
    text = f"{violation.invariant}: {violation.says} (trace: {', '.join(violation.trace)})"
    return {"ruleId": BROKEN, "level": "error", "message": {"text": text}, "locations": [_file(path)]}


def _file(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": artifact(path)}}
