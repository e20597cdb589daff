"""What a comparison has to say, as data."""

from __future__ import annotations

from dataclasses import dataclass

from ..changes import Change, ChangeSeverity
from ..changes.base import SEVERITIES
from ..findings import Abstention, Finding, Severity
from ..source import Source


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a comparison has to say: what was compared, changes (worst first), findings that came and went.

    `undecided` are the places of the new side where a check could not decide. `labels` are what reports call the two sides.
    """

    old_source: Source
    new_source: Source
    changes: tuple[Change, ...]
    findings_gained: tuple[Finding, ...] = ()
    findings_lost: tuple[Finding, ...] = ()
    findings_kept: tuple[Finding, ...] = ()
    undecided: tuple[Abstention, ...] = ()
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

        An error-level finding that came in is unsafe, whatever the changes say of themselves.
        """
        found = {change.severity for change in self.changes}
        if any(finding.severity is Severity.ERROR for finding in self.findings_gained):
            found.add(ChangeSeverity.UNSAFE)
        return next((severity for severity in SEVERITIES if severity in found), None)
