"""A file's result as text and back: what the cache keeps, and what another process sends.

JSON and not pickle, because a cache is a file that somebody else may have written, and pickle runs what it reads. The
text that was checked and the file's name are left out: whoever asks has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ..errors import Problem
from ..findings import Abstention, Edit, Finding, Fix, Severity, Step
from ..source import Source, Span
from .one_file import FileResult

Json = Any


def encode(result: FileResult) -> str:
    """Return a result as text."""
    said: list[Finding | Abstention] = [*result.findings, *result.abstained]
    sources = list(dict.fromkeys(item.source for item in said))
    number = {source: index for index, source in enumerate(sources)}
    record = {
        "sources": [_source(source) for source in sources],
        "findings": [_finding(finding, number[finding.source]) for finding in result.findings],
        "abstained": [_abstention(abstention, number[abstention.source]) for abstention in result.abstained],
        "errors": [_problem(problem, result.name) for problem in result.errors],
        "components": result.components,
        "suppressed": result.suppressed,
    }
    return json.dumps(record, separators=(",", ":"))


def decode(encoded: str, name: str, text: str) -> FileResult:
    """Return the result that was encoded, for a file called `name` that holds `text`."""
    record = json.loads(encoded)
    sources = [_read_source(source, name, text) for source in record["sources"]]
    return FileResult(
        name,
        tuple(_read_finding(finding, sources) for finding in record["findings"]),
        tuple(_read_abstention(abstention, sources) for abstention in record["abstained"]),
        tuple(Problem(**{"path": name, **problem}) for problem in record["errors"]),
        record["components"],
        record["suppressed"],
    )


def _source(source: Source) -> Json:
    return None if source.host is None else {"text": source.text, "offsets": source.offsets}


def _read_source(record: Json, name: str, text: str) -> Source:
    if record is None:
        return Source(text, name)
    return Source(record["text"], name, text, tuple((own, host) for own, host in record["offsets"]))


def _finding(finding: Finding, source: int) -> Json:
    return {
        "source": source,
        "check": finding.check,
        "severity": finding.severity,
        "span": _span(finding.span),
        "message": finding.message,
        "help": finding.help,
        "path": [[_span(step.span), step.says] for step in finding.path],
        "data": dict(finding.data),
        "fix": finding.fix and {"says": finding.fix.says, "edits": _edits(finding.fix.edits), "safe": finding.fix.safe},
    }


def _read_finding(record: Mapping[str, Json], sources: Sequence[Source]) -> Finding:
    fix = record["fix"]
    return Finding(
        record["check"],
        Severity(record["severity"]),
        sources[record["source"]],
        Span(*record["span"]),
        record["message"],
        record["help"],
        tuple(Step(Span(*span), says) for span, says in record["path"]),
        record["data"],
        fix and Fix(fix["says"], tuple(Edit(Span(*span), text) for span, text in fix["edits"]), fix["safe"]),
    )


def _abstention(abstention: Abstention, source: int) -> Json:
    return [source, abstention.check, _span(abstention.span), abstention.reason, abstention.message]


def _read_abstention(record: Sequence[Json], sources: Sequence[Source]) -> Abstention:
    source, check, span, reason, message = record
    return Abstention(check, sources[source], Span(*span), reason, message)


def _problem(problem: Problem, name: str) -> Json:
    """Return what is said of a problem; that it is one of this file goes without saying."""
    said = {key: value for key, value in asdict(problem).items() if value is not None or key == "path"}
    return {key: value for key, value in said.items() if (key, value) != ("path", name)}


def _edits(edits: Iterable[Edit]) -> Json:
    return [[_span(edit.span), edit.text] for edit in edits]


def _span(span: Span) -> Json:
    return span.start, span.end
