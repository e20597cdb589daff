"""The report for code scanning services: SARIF 2.1.0 (OASIS, errata 01)."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ..checks.base import Check, all_checks
from ..errors import Problem
from ..findings import Abstention, CheckResult, Edit, Finding, Severity, Step
from ..runner.edits import exact_edits
from ..source import Source, Span
from ..version import __version__
from .terminal import Terminal

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "reflexClerkSync/v1"
"""Name of our fingerprint; a change of how it is made asks for a new version."""


def render(result: CheckResult, _terminal: Terminal | None = None) -> str:
    """Return one SARIF run: checks are rules, findings results, their paths code flows, abstentions open results."""
    fingerprints: Counter[str] = Counter()
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not result.errors,
                "toolExecutionNotifications": [_notification(problem) for problem in result.errors],
            }
        ],
        "results": [
            *(_result(finding, fingerprints) for finding in result.findings),
            *(_open_result(abstention) for abstention in result.abstained),
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "reflex-clerk-sync",
        "semanticVersion": __version__,
        "rules": [_rule(check) for check in all_checks().values()],
    }


def _rule(check: type[Check]) -> dict[str, Any]:
    limits = f"\n\nWhere it can err: {check.limits}" if check.limits else ""
    return {
        "id": check.id,
        "name": "".join(word.capitalize() for word in check.id.split("-")),
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.rationale},
        "help": {
            "text": f"{check.rationale}\n\nHow to mend it: {check.mend}{limits}",
            "markdown": f"{check.rationale}\n\n**How to mend it:** {check.mend}{limits}",
        },
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(finding: Finding, fingerprints: Counter[str]) -> dict[str, Any]:
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location(finding.source, finding.span)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(finding, fingerprints)},
    }
    if finding.path:
        flow = [{"location": _step(finding.source, step)} for step in finding.path]
        result["codeFlows"] = [{"threadFlows": [{"locations": flow}]}]
    if finding.fix is not None and (edits := exact_edits(finding.source, finding.fix.edits)):
        result["fixes"] = [_fix(finding.source, finding.fix.says, edits)]
    return result


def _open_result(abstention: Abstention) -> dict[str, Any]:
    """Return a result of the kind that SARIF has for a rule that could not decide (3.27.9)."""
    return {
        "ruleId": abstention.check,
        "kind": "open",
        "level": "none",
        "message": {"text": f"{abstention.message} ({abstention.reason})"},
        "locations": [location(abstention.source, abstention.span)],
    }


def _step(source: Source, step: Step) -> dict[str, Any]:
    return {**location(source, step.span), "message": {"text": step.says}}


def _fix(source: Source, says: str, edits: Iterable[Edit]) -> dict[str, Any]:
    file = Source(source.document)
    replacements = [
        {"deletedRegion": _region(file, edit.span), "insertedContent": {"text": edit.text}} for edit in edits
    ]
    change = {"artifactLocation": artifact(source.path), "replacements": replacements}
    return {"description": {"text": says}, "artifactChanges": [change]}


def location(source: Source, span: Span) -> dict[str, Any]:
    """Return where a span stands."""
    return {"physicalLocation": {"artifactLocation": artifact(source.path), "region": _region(source, span)}}


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def artifact(path: str) -> dict[str, str]:
    """Return the location of a file: a relative path is relative to the folder that the command ran in."""
    pure = PurePath(path)
    uri = quote(os.fsencode(pure.as_posix()))
    return {"uri": f"file://{uri}"} if pure.is_absolute() else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return a mark that stays when lines move: check, file, the line's text, and how many like it came before."""
    line = finding.source.line(finding.start.line).strip()
    mark = "\0".join([finding.check, finding.source.path, line])
    seen[mark] += 1
    return hashlib.sha256(f"{mark}\0{seen[mark]}".encode(errors="surrogateescape")).hexdigest()[:32]


def _notification(problem: Problem) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": problem.message}}
    if problem.path is not None:
        place: dict[str, Any] = {"artifactLocation": artifact(problem.path)}
        if problem.line is not None:
            place["region"] = {"startLine": problem.line, "startColumn": problem.column or 1}
        notification["locations"] = [{"physicalLocation": place}]
    return notification
