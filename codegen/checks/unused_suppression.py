"""A comment that allows a finding must have one to allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Edit, Finding, Fix, Severity
from ..suppressions import ALLOW, Suppression, find, removal
from .base import Check, Invalid, all_checks

if TYPE_CHECKING:
    from ..js.program import Program


class UnusedSuppression(Check):
    """Faults `allow` comments on lines where the named check has nothing to say."""

    id = "unused-suppression"
    summary = "A comment allows a finding that is not there."
    rationale = (
        "Once the fault is mended its comment is a trap: it would hide the next fault of that kind on the line, "
        "and it tells the reader of a danger that is gone."
    )
    mend = "Take the comment, or the name that is no longer needed, out."
    limits = (
        "The named checks are run for this even if a run leaves them out, so the answer does not depend on --select."
    )
    severity = Severity.WARNING
    VALID = (
        (
            "function Chart() {\n"
            "  // reflex-clerk-sync: allow missing-dependency-array -- the size can change with every render\n"
            "  useEffect(() => { measure() })\n"
            "}"
        ),
        "// reflex-clerk-sync: allow unknown-check -- that name is unknown-suppression's business\nsend();",
        "// an ordinary comment\nsend();",
    )
    INVALID = (
        Invalid(
            "// reflex-clerk-sync: allow stale-dispatch -- harmless\nsend();",
            "stale-dispatch finds nothing on line 2",
        ),
    )

    def run_program(self, program: Program) -> Iterator[Finding]:
        """Run the checks that the comments name, and yield each name without a finding or abstention on its line."""
        suppressions = find(program)
        named = {name for suppression in suppressions for name in suppression.ids if not name.endswith("-suppression")}
        said = [
            item
            for name in sorted(named & all_checks().keys())
            for item in all_checks()[name](self.settings).run_program(program)
        ]
        for suppression in suppressions:
            used = {item.check for item in said if suppression.covers(item)}
            unused = [name for name in suppression.ids if name in named & all_checks().keys() and name not in used]
            if unused and suppression.verb == ALLOW:
                yield self._unused(program, suppression, unused)

    def _unused(self, program: Program, suppression: Suppression, unused: list[str]) -> Finding:
        verb = "finds" if len(unused) == 1 else "find"
        whole = len(unused) == len(suppression.ids)
        fix = Fix("take the comment out", (Edit(removal(program, suppression.span), ""),)) if whole else None
        message = f"{' and '.join(unused)} {verb} nothing on line {suppression.line}"
        return self.finding(program, suppression.span, message, data={"unused": unused}, fix=fix)
