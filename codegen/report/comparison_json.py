"""Comparisons for programs: one JSON object, described by `json_schema`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..changes import Change, ChangeSeverity, Side, all_kinds
from ..changes.base import SEVERITIES
from ..compare import Comparison
from ..findings import Finding, Severity
from .terminal import Terminal

if TYPE_CHECKING:
    from ..compare.invariants import Invariants
    from ..explore.result import Violation


def render(comparisons: Sequence[Comparison], _terminal: Terminal | None = None) -> str:
    """Return the comparisons as JSON; lines and columns count from 1, in Unicode code points, ends are exclusive."""
    found = {comparison.worst for comparison in comparisons}
    worst = next((severity for severity in SEVERITIES if severity in found), None)
    report = {"worst": worst, "comparisons": [_comparison(comparison) for comparison in comparisons]}
    return json.dumps(report, indent=2) + "\n"


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "old": comparison.old,
        "new": comparison.new,
        "worst": comparison.worst,
        "changes": [_change(change) for change in comparison.changes],
        "findings": {
            "gained": _findings(comparison.findings_gained),
            "lost": _findings(comparison.findings_lost),
            "kept": _findings(comparison.findings_kept),
        },
        "undecided": [
            {"check": item.check, "reason": item.reason, "message": item.message} for item in comparison.undecided
        ],
        "invariants": _invariants(comparison.invariants) if comparison.invariants is not None else None,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "severity": change.severity,
        "message": change.message,
        "old": _side(change.old),
        "new": _side(change.new),
        "data": dict(change.data),
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    start, end = side.start, side.end
    place = {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
    return {"path": side.source.path, **place}


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "check": finding.check,
            "severity": finding.severity,
            "path": finding.source.path,
            "line": finding.start.line,
            "column": finding.start.column,
            "message": finding.message,
        }
        for finding in findings
    ]


def _invariants(found: Invariants) -> dict[str, Any]:
    return {
        "depth": found.depth,
        "complete": found.complete,
        "refused": found.refused or None,
        "broken": [_violation(violation) for violation in found.broken],
        "mended": [_violation(violation) for violation in found.mended],
        "still_broken": [_violation(violation) for violation in found.still_broken],
    }


def _violation(violation: Violation) -> dict[str, Any]:
    """Return a broken invariant with the trace that `explore --replay` takes."""
    return {
        "invariant": violation.invariant,
        "message": violation.says,
        "trace": list(violation.trace),
        "settling": violation.settling,
    }


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `render` writes."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 1}
    place = {"path": text, "line": count, "column": count}
    severity = {"enum": [*ChangeSeverity]}
    change = {
        "kind": {"enum": list(all_kinds()), "description": "What changed; docs/changes.md describes each kind."},
        "severity": severity,
        "message": text,
        "old": _or_null(_object({**place, "end_line": count, "end_column": count})),
        "new": _or_null(_object({**place, "end_line": count, "end_column": count})),
        "data": {"type": "object", "description": "The values of the change, by names that its kind chooses."},
    }
    finding = _object({**place, "check": text, "severity": {"enum": [*Severity]}, "message": text})
    violation = {
        "invariant": {"type": "string", "description": "Its id, as `explore` has it."},
        "message": text,
        "trace": _list({"type": "string", "description": "An action, as `explore --replay` takes it."}),
        "settling": {"enum": ["resolve", "reject", "null", "refuse", "lose", None]},
    }
    invariants = {
        "depth": count,
        "complete": {"type": "boolean", "description": "Whether every order of so many events was tried."},
        "refused": _or_null({"type": "string", "description": "Why a side could not be run."}),
        **{key: _list(_object(violation)) for key in ("broken", "mended", "still_broken")},
    }
    comparison = {
        "old": {"type": "string", "description": "Name of the old side."},
        "new": {"type": "string", "description": "Name of the new side."},
        "worst": {"description": "null where nothing is different.", **_or_null(severity)},
        "changes": _list(_object(change)),
        "findings": _object({key: _list(finding) for key in ("gained", "lost", "kept")}),
        "undecided": _list(_object({"check": text, "reason": text, "message": text})),
        "invariants": {"description": "null where nobody explored.", **_or_null(_object(invariants))},
    }
    whole = {"worst": _or_null(severity), "comparisons": _list(_object(comparison))}
    schema = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": schema, "title": "Comparisons of session synchronizers", **_object(whole)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
