"""A comparison for code scanning services: changes as results of SARIF 2.1.0, kinds of change as rules."""

from __future__ import annotations

import json
from typing import Any

from ..changes import Change, ChangeKind, ChangeSeverity, all_kinds
from ..compare import Comparison
from ..version import __version__
from .sarif import SCHEMA, artifact, location
from .terminal import Terminal

_LEVELS = {
    ChangeSeverity.BREAKING: "error",
    ChangeSeverity.UNSAFE: "error",
    ChangeSeverity.BEHAVIOUR: "warning",
    ChangeSeverity.TUNING: "note",
    ChangeSeverity.COSMETIC: "none",
}


def render(comparison: Comparison, _terminal: Terminal | None = None) -> str:
    """Return one SARIF run; a change that has no place on the new side is at the file, with the old place beside it."""
    driver = {
        "name": "reflex-clerk-sync compare",
        "semanticVersion": __version__,
        "rules": [_rule(kind) for kind in all_kinds().values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(change, comparison.new) for change in comparison.changes],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(kind: type[ChangeKind]) -> dict[str, Any]:
    rule = {
        "id": kind.id,
        "shortDescription": {"text": kind.sentence},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
    return {**rule, "help": {"text": kind.hint}} if kind.hint else rule


def _result(change: Change, new_path: str) -> dict[str, Any]:
    here = location(change.new.source, change.new.span) if change.new is not None else _file(new_path)
    result: dict[str, Any] = {
        "ruleId": change.kind,
        "level": _LEVELS[change.severity],
        "message": {"text": change.message},
        "locations": [here],
        "properties": {"severity": str(change.severity)},
    }
    if change.old is not None:
        result["relatedLocations"] = [
            {"id": 1, **location(change.old.source, change.old.span), "message": {"text": "before"}}
        ]
    return result


def _file(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": artifact(path)}}
