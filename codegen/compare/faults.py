"""Which faults came in, which went, which stayed, as the checks see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..checks.base import Check
from ..findings import Abstention, Finding
from ..js.program import Program

Faults = tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...], tuple[Abstention, ...]]


def faults(old: Program, new: Program, checks: Sequence[Check]) -> Faults:
    """Return the findings that came in, that went, and that stayed, and where the checks could not decide about the new side.

    A finding is known by its check and how often it was made: lines and messages move with the text.
    """
    before, _ = _said(old, checks)
    after, undecided = _said(new, checks)
    came = _surplus(after, before)
    stayed = [finding for finding in after if finding not in came]
    return tuple(came), tuple(_surplus(before, after)), tuple(stayed), tuple(undecided)


def _said(program: Program, checks: Sequence[Check]) -> tuple[list[Finding], list[Abstention]]:
    said = [item for check in checks for item in check.run_program(program)]
    findings = [item for item in said if isinstance(item, Finding)]
    return findings, [item for item in said if isinstance(item, Abstention)]


def _surplus(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Return the findings of each check beyond the number that the other side has."""
    left = Counter(finding.check for finding in others)
    surplus = []
    for finding in findings:
        left[finding.check] -= 1
        if left[finding.check] < 0:
            surplus.append(finding)
    return surplus
