"""What a check says: findings, the path that leads to a fault, and abstentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from .errors import Problem
from .records import record
from .source import Located, Source, Span


class Severity(StrEnum):
    """How bad a fault is; `error` means that the backend can hold a wrong session."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@record(guarded=True)
class Step:
    """One step of the path that leads to a fault, at a place in the source."""

    span: Span
    says: str


@record(guarded=True)
class Edit:
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


@record(guarded=True)
class Fix:
    """Edits that mend a finding, none overlapping; `safe` when behaviour that was right stays as it was."""

    says: str
    edits: tuple[Edit, ...]
    safe: bool = True


@record(guarded=True)
class Finding(Located):
    """A fault that a check has named, at a span of a source."""

    check: str
    severity: Severity
    source: Source = field(repr=False)
    span: Span
    message: str
    help: str = ""
    path: tuple[Step, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    fix: Fix | None = None


@record(guarded=True)
class Abstention(Located):
    """A place where a check could not decide, and why; `reason` is a stable id such as `aliased-ref`."""

    check: str
    source: Source = field(repr=False)
    span: Span
    reason: str
    message: str


@record(guarded=True)
class CheckResult:
    """Everything that one run has to say, in the order of files and positions."""

    findings: tuple[Finding, ...] = ()
    abstained: tuple[Abstention, ...] = ()
    errors: tuple[Problem, ...] = ()
    files: int = 0
    components: int = 0
    suppressed: int = 0
    fixed: int = 0
