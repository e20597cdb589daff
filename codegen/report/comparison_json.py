"""A comparison for programs: one JSON object, described by `SCHEMA`."""

from __future__ import annotations

import json
from typing import Any

from ..changes import Change, ChangeSeverity, Side, all_kinds
from ..compare import Comparison
from ..findings import Finding
from .terminal import Terminal


def render(comparison: Comparison, _terminal: Terminal | None = None) -> str:
    """Return the comparison as JSON; lines and columns count from 1, in Unicode code points, ends are exclusive."""
    report = {
        "old": comparison.old,
        "new": comparison.new,
        "worst": str(comparison.worst) if comparison.worst is not None else None,
        "changes": [_change(change) for change in comparison.changes],
        "findings": {
            "gained": [_finding(finding) for finding in comparison.findings_gained],
            "lost": [_finding(finding) for finding in comparison.findings_lost],
            "kept": [_finding(finding) for finding in comparison.findings_kept],
        },
    }
    return json.dumps(report, indent=2, default=list) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "severity": str(change.severity),
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


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": str(finding.severity),
        "path": finding.source.path,
        "line": finding.start.line,
        "column": finding.start.column,
        "message": finding.message,
    }


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `render` writes."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 1}
    place = {"path": text, "line": count, "column": count}
    side = {**place, "end_line": count, "end_column": count}
    finding = {**place, "check": text, "severity": {"enum": ["error", "warning", "info"]}, "message": text}
    severity = {"enum": [str(item) for item in ChangeSeverity]}
    change = {
        "kind": {"enum": list(all_kinds())},
        "severity": severity,
        "message": text,
        "old": {"anyOf": [_object(side), {"type": "null"}]},
        "new": {"anyOf": [_object(side), {"type": "null"}]},
        "data": {"type": "object"},
    }
    findings = {key: {"type": "array", "items": _object(finding)} for key in ("gained", "lost", "kept")}
    whole = {
        "old": text,
        "new": text,
        "worst": {"anyOf": [severity, {"type": "null"}]},
        "changes": {"type": "array", "items": _object(change)},
        "findings": _object(findings),
    }
    schema = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": schema, "title": "Comparison of two session synchronizers", **_object(whole)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
