"""What a comparison has to say, as data."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..changes import Change, ChangeSeverity
from ..changes.base import SEVERITIES
from ..findings import Abstention, Finding, Severity
from ..source import Source, Span
from .invariants import Invariants


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a comparison has to say: what was compared, changes (worst first), findings that came and went.

    `undecided` are the places of the new side where a check could not decide. `anchors` are the parts that are the same part on both
    sides, whatever they are called and wherever they stand. `invariants` is None where nobody asked the explorer, or
    where nothing that runs is different. `labels` are what reports call the two sides.
    """

    old_source: Source
    new_source: Source
    changes: tuple[Change, ...]
    findings_gained: tuple[Finding, ...] = ()
    findings_lost: tuple[Finding, ...] = ()
    findings_kept: tuple[Finding, ...] = ()
    undecided: tuple[Abstention, ...] = ()
    anchors: tuple[tuple[Span, Span], ...] = field(default=(), repr=False)
    invariants: Invariants | None = None
    labels: tuple[str, str] | None = None

    @property
    def old(self) -> str:
        """Name of the old side."""
        return self.labels[0] if self.labels else self.old_source.path

    @property
    def new(self) -> str:
        """Name of the new side."""
        return self.labels[1] if self.labels else self.new_source.path

    @property
    def worst(self) -> ChangeSeverity | None:
        """The worst severity of all, or None where nothing is different.

        An error-level finding that came in is unsafe, and so is a broken invariant, whatever the changes say of themselves.
        """
        found = {change.severity for change in self.changes}
        gained = any(finding.severity is Severity.ERROR for finding in self.findings_gained)
        if gained or (self.invariants is not None and self.invariants.broken):
            found.add(ChangeSeverity.UNSAFE)
        return next((severity for severity in SEVERITIES if severity in found), None)
