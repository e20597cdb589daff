"""Comparison of two synchronizers: what changed in behaviour, not in text, and whether it is safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..changes import Change, ChangeSeverity, all_kinds
from ..changes.base import SEVERITIES
from ..checks.base import Check, all_checks
from ..component import Component
from ..findings import Finding, Severity
from ..js.parse import parse
from ..js.program import Program
from ..source import Source
from .matching import match, pair_up
from .painter import paint

__all__ = ["Comparison", "compare", "compare_programs"]


def compare(old: Source | str, new: Source | str, *, labels: tuple[str, str] | None = None) -> Comparison:
    """Compare two synchronizers, given as JavaScript text or as sources; `labels` are what reports call them.

    Raises JavaScriptSyntaxError.
    """
    checks = [check() for check in all_checks().values()]
    before, after = (
        parse(side if isinstance(side, Source) else Source(side, name))
        for side, name in ((old, "<old>"), (new, "<new>"))
    )
    comparison = compare_programs(before, after, checks)
    return comparison if labels is None else replace(comparison, labels=labels)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a comparison has to say: what was compared, changes (worst first), findings that came and went."""

    old_source: Source
    new_source: Source
    changes: tuple[Change, ...]
    findings_gained: tuple[Finding, ...] = ()
    findings_lost: tuple[Finding, ...] = ()
    findings_kept: tuple[Finding, ...] = ()
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
        """The worst severity of all: an error-level finding that came in is unsafe, whatever the changes say of themselves."""
        found = {change.severity for change in self.changes}
        if any(finding.severity is Severity.ERROR for finding in self.findings_gained):
            found.add(ChangeSeverity.UNSAFE)
        return next((severity for severity in SEVERITIES if severity in found), None)


def compare_programs(old: Program, new: Program, checks: Sequence[Check]) -> Comparison:
    """Compare the components of two programs: those of the same name, else those in the same order."""
    changes: list[Change] = []
    components = match(old.components, new.components, lambda component: component.name, lambda component: True)
    for before, after in components.both:
        changes += _compare(before, after)
    changes.sort(key=lambda change: (SEVERITIES.index(change.severity), _place(change)))
    gained, lost, kept = _findings(old, new, checks)
    return Comparison(old.source, new.source, tuple(changes), gained, lost, kept)


def _compare(old: Component, new: Component) -> Iterator[Change]:
    pair = pair_up(old, new, paint(old), paint(new))
    kinds = [kind() for kind in all_kinds().values()]
    found = [change for kind in kinds if not kind.only_form for change in kind.find(pair)]
    yield from found
    if all(change.severity is ChangeSeverity.COSMETIC for change in found):
        yield from (change for kind in kinds if kind.only_form for change in kind.find(pair))


def _place(change: Change) -> int:
    side = change.new or change.old
    return side.span.start if side is not None else 0


def _findings(
    old: Program, new: Program, checks: Sequence[Check]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that came in, that went, and that stayed; each is known by its check and how often it was made."""
    before = [item for check in checks for item in check.run_program(old) if isinstance(item, Finding)]
    after = [item for check in checks for item in check.run_program(new) if isinstance(item, Finding)]
    gained = _surplus(after, Counter(finding.check for finding in before))
    lost = _surplus(before, Counter(finding.check for finding in after))
    kept = [finding for finding in after if finding not in gained]
    return tuple(gained), tuple(lost), tuple(kept)


def _surplus(findings: Sequence[Finding], known: Counter[str]) -> list[Finding]:
    left = Counter(known)
    surplus = []
    for finding in findings:
        if left[finding.check] > 0:
            left[finding.check] -= 1
        else:
            surplus.append(finding)
    return surplus
