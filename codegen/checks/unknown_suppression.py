"""A comment that allows a finding must name checks that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Finding
from ..names import nearest
from ..suppressions import ALLOW, HOW, Suppression, find
from .base import Check, Invalid, all_checks

if TYPE_CHECKING:
    from ..js.program import Program


class UnknownSuppression(Check):
    """Faults comments that are meant to allow a finding, and allow nothing because a word in them is wrong."""

    id = "unknown-suppression"
    summary = "A comment names a check, or an instruction, that does not exist."
    rationale = (
        "A misspelt comment allows nothing, so the finding comes back; "
        "worse, when the finding is not there today the comment looks as if it guarded something."
    )
    mend = f"Correct the name, or take the comment out; to allow a finding, {HOW}."
    limits = "None known: the names are compared letter by letter."
    VALID = (
        "// reflex-clerk-sync: allow stale-dispatch -- the counter may show an old value for a moment\nsend();",
        "// reflex-clerk-sync renders this file\nsend();",
    )
    INVALID = (
        Invalid("// reflex-clerk-sync: allow stale-dispatsh -- harmless\nsend();", "did you mean `stale-dispatch`?"),
        Invalid("// reflex-clerk-sync allow stale-dispatch -- harmless\nsend();", "write `reflex-clerk-sync: allow"),
        Invalid("// reflex-clerk-sync: alow stale-dispatch -- harmless\nsend();", "`alow` is no instruction"),
        Invalid("// reflex-clerk-sync: allow -- harmless\nsend();", "names no check"),
        Invalid(
            "// reflex-clerk-sync: allow unused-suppression -- harmless\nsend();", "cannot be allowed by a comment"
        ),
    )

    def run_program(self, program: Program) -> Iterator[Finding]:
        """Yield each name that is wrong."""
        for suppression in find(program):
            for message in _complaints(suppression):
                yield self.finding(program, suppression.span, message)


def _complaints(suppression: Suppression) -> Iterator[str]:
    if suppression.verb.lower().startswith("reflex"):
        yield f"`{suppression.verb}` is no instruction; {HOW}"
    elif suppression.verb != ALLOW:
        yield f"`{suppression.verb}` is no instruction; the only one is `{ALLOW}`"
    elif not suppression.ids:
        yield "this comment names no check"
    for name in suppression.ids if suppression.verb == ALLOW else ():
        if name.endswith("-suppression") and name in all_checks():
            yield f"`{name}` cannot be allowed by a comment; leave the check out with --ignore"
        elif name not in all_checks():
            yield f"there is no check `{name}`{nearest(name, all_checks())}"
