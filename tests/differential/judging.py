"""Sorting disagreements into those that are explained and those that are not, and shrinking the latter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from codegen.errors import JavaScriptSyntaxError
from tests.differential import ours
from tests.differential.comparison import Disagreement, Tally, disagreements
from tests.differential.known import explanation
from tests.differential.reference import Reference, RefusedError
from tests.differential.shrinking import shrink

_MOST_SHRUNK = 20
"""Disagreements that are shrunk; where more are unexplained, something common is broken."""


@dataclass(slots=True)
class Judgement:
    """How often each meant difference was seen, and the disagreements that none of them explains, shrunk."""

    explained: Counter[str] = field(default_factory=Counter)
    unexplained: list[Disagreement] = field(default_factory=list)

    def report(self) -> str:
        """Return a text of a few lines, and each unexplained disagreement with its source."""
        lines = [f"meant differences: {dict(self.explained)}", f"unexplained disagreements: {len(self.unexplained)}"]
        lines += [f"{found}\n{found.code}\n" for found in self.unexplained[:_MOST_SHRUNK]]
        return "\n".join(lines)


def unexplained(tally: Tally, reference: Reference) -> Judgement:
    """Judge the disagreements of a tally."""
    judgement = Judgement()
    for found in tally.disagreements:
        known = explanation(found)
        if known is not None:
            judgement.explained[known.id] += 1
        elif len(judgement.unexplained) < _MOST_SHRUNK:
            judgement.unexplained.append(_shrunk(found, reference))
        else:
            judgement.unexplained.append(found)
    return judgement


def _shrunk(found: Disagreement, reference: Reference) -> Disagreement:
    """Return the same disagreement on the smallest source that still shows it."""

    def same(code: str) -> Disagreement | None:
        try:
            now = disagreements(code, reference.judge(code), ours.judge(code))
        except (RefusedError, JavaScriptSyntaxError):
            return None
        return next((each for each in now if each.signature == found.signature and explanation(each) is None), None)

    return same(shrink(found.code, lambda code: same(code) is not None)) or found
