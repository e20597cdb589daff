"""Comparing what the reference and our checks say of one source, and counting over many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from codegen.errors import JavaScriptSyntaxError
from tests.differential import ours
from tests.differential.reference import Reference, RefusedError
from tests.differential.verdicts import Verdict

RULES = ("exhaustive-deps", "rules-of-hooks")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place in a source of which the two say different things; what both say is left out."""

    code: str
    rule: str
    start: int
    end: int
    reference: tuple[Verdict, ...]
    ours: tuple[Verdict, ...]

    @property
    def signature(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What stays the same while the source is made smaller: the rule, and the kinds that either side says alone."""
        reference = tuple(sorted(verdict.kind for verdict in self.reference))
        return self.rule, reference, tuple(sorted(verdict.kind for verdict in self.ours))

    def __str__(self) -> str:
        place = self.code[self.start : self.end]
        return (
            f"{self.rule} at {place!r}\n"
            f"  reference: {[_told(verdict) for verdict in self.reference]}\n"
            f"  ours:      {[_told(verdict) for verdict in self.ours]}"
        )


@dataclass(slots=True)
class Tally:
    """Figures over many sources."""

    cases: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    valid: Counter[str] = field(default_factory=Counter)
    same_verdict: Counter[str] = field(default_factory=Counter)
    same_in_all: Counter[str] = field(default_factory=Counter)
    names_of_both: int = 0
    names_of_ours: int = 0
    names_of_reference: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    def add(self, code: str, reference: list[Verdict], mine: list[Verdict]) -> None:
        """Count one source."""
        self.cases += 1
        self.kinds.update((verdict.rule, verdict.kind) for verdict in reference)
        for rule in RULES:
            theirs = [verdict for verdict in reference if verdict.rule == rule]
            own = [verdict for verdict in mine if verdict.rule == rule]
            self.valid[rule] += not theirs
            self.same_verdict[rule] += bool(theirs) == bool(own)
            self.same_in_all[rule] += theirs == own
        theirs_named, own_named = _names(reference), _names(mine)
        self.names_of_both += len(theirs_named & own_named)
        self.names_of_reference += len(theirs_named)
        self.names_of_ours += len(own_named)
        self.disagreements.extend(disagreements(code, reference, mine))

    def report(self) -> str:
        """Return the figures as a text of a few lines."""
        lines = [f"{self.cases} sources compared; {sum(self.refused.values())} more refused: {dict(self.refused)}"]
        for rule in RULES:
            lines.append(
                f"{rule}: same verdict {_share(self.same_verdict[rule], self.cases)}, same in every place, name and "
                f"suggestion {_share(self.same_in_all[rule], self.cases)} ({self.valid[rule]} valid)"
            )
        precision = _share(self.names_of_both, self.names_of_ours)
        recall = _share(self.names_of_both, self.names_of_reference)
        lines.append(f"names: precision {precision}, recall {recall}")
        kinds = ", ".join(f"{kind} {count}" for (_, kind), count in sorted(self.kinds.items()))
        lines.append(f"complaints of the reference: {kinds}")
        return "\n".join(lines)


def compare(codes: Iterable[str], reference: Reference) -> Tally:
    """Judge sources with both and count. Sources that the reference refuses are counted apart."""
    tally = Tally()
    for code in codes:
        reference.send(code)
        try:
            mine = ours.judge(code)
        except JavaScriptSyntaxError:
            mine = None
        try:
            theirs = reference.receive()
        except RefusedError:
            tally.refused["by the reference"] += 1
            continue
        if mine is None:
            tally.refused["by our parser only"] += 1
            continue
        tally.add(code, theirs, mine)
    return tally


def disagreements(code: str, reference: Iterable[Verdict], mine: Iterable[Verdict]) -> list[Disagreement]:
    """Return the places of which the two say different things."""
    theirs, own = Counter(reference), Counter(mine)
    only_theirs, only_own = theirs - own, own - theirs
    places = sorted({(verdict.rule, verdict.start, verdict.end) for verdict in only_theirs + only_own})

    def at(place: tuple[str, int, int], verdicts: Counter[Verdict]) -> tuple[Verdict, ...]:
        found = (verdict for verdict in verdicts.elements() if (verdict.rule, verdict.start, verdict.end) == place)
        return tuple(sorted(found))

    return [Disagreement(code, *place, at(place, only_theirs), at(place, only_own)) for place in places]


def _names(verdicts: Iterable[Verdict]) -> set[tuple[str, int, str]]:
    return {(verdict.kind, verdict.start, name) for verdict in verdicts for name in verdict.names}


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} % of {whole}" if whole else "none"


def _told(verdict: Verdict) -> str:
    suggested = "" if verdict.suggested is None else f", suggests {list(verdict.suggested)}"
    return f"{verdict.kind} {list(verdict.names)}{suggested}"
