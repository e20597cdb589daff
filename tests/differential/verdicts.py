"""One form for what the reference rules and our checks say, so that the two can be compared as sets."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True, slots=True)
class Verdict:
    """One complaint.

    The rule, what kind of complaint it is, its range in code points, the names it gives, the array it suggests, and
    which hint it adds on how to need fewer dependencies. Its own words, `says`, are not compared.
    """

    rule: str
    kind: str
    start: int
    end: int
    names: tuple[str, ...] = ()
    suggested: tuple[str, ...] | None = None
    hint: str = ""
    says: str = field(default="", compare=False)
