"""A comment that allows a finding must say why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Finding
from ..suppressions import ALLOW, HOW, find
from .base import Check, Invalid

if TYPE_CHECKING:
    from ..js.program import Program


class UnexplainedSuppression(Check):
    """Faults `allow` comments without a reason."""

    id = "unexplained-suppression"
    summary = "A comment allows a finding without saying why."
    rationale = (
        "Whoever reads the code next has to know whether the finding was understood or only silenced. "
        "A reason at the line can be reviewed; its absence cannot."
    )
    mend = f"Say why the finding does no harm here: {HOW}."
    limits = "Whether the reason is a good one is for people to judge."
    VALID = (
        "// reflex-clerk-sync: allow stale-dispatch -- the counter may show an old value for a moment\nsend();",
        "// an ordinary comment\nsend();",
    )
    INVALID = (
        Invalid("// reflex-clerk-sync: allow stale-dispatch\nsend();", "does not say why"),
        Invalid("send(); /* reflex-clerk-sync: allow stale-dispatch -- */", "does not say why"),
        Invalid("// reflex-clerk-sync: allow stale-dispatch it is harmless\nsend();", "does not say why"),
    )

    def run_program(self, program: Program) -> Iterator[Finding]:
        """Yield each `allow` comment that has no reason."""
        for suppression in find(program):
            if suppression.verb == ALLOW and suppression.ids and not suppression.reason:
                yield self.finding(
                    program,
                    suppression.span,
                    f"this comment allows {' and '.join(suppression.ids)} but does not say why",
                )
