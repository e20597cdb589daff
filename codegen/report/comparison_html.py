"""Comparisons as one page that needs nothing else: summary, changes linked to lines, traces to step through, both texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..changes import Change, Side, all_kinds
from ..compare import Comparison
from .alignment import Line, rows
from .code import Piece, indented, pieces
from .comparison_summary import home, remarks, tallies, verdict
from .terminal import Terminal

if TYPE_CHECKING:
    from ..explore.result import Violation

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of one side: its number, its place among the lines, what it is indented with, its pieces, its worst change."""

    number: int
    index: int
    indent: str
    pieces: list[Piece]
    severity: str


def render(comparisons: Sequence[Comparison], _terminal: Terminal | None = None) -> str:
    """Return the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PAGES), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("comparison.html.jinja")
    parts = [_part(comparison, f"c{number}") for number, comparison in enumerate(comparisons, 1)]
    return template.render(
        parts=parts,
        hints={kind.id: kind.hint for kind in all_kinds().values()},
        stories=[trace["steps"] for part in parts for trace in part["traces"]],
    )


def _part(comparison: Comparison, prefix: str) -> dict[str, Any]:
    return {
        "id": prefix,
        "old": comparison.old,
        "new": comparison.new,
        "worst": comparison.worst or "same",
        "verdict": verdict(comparison),
        "tallies": list(tallies(comparison)),
        "remarks": [*remarks(comparison), *filter(None, [home(comparison)])],
        "changes": comparison.changes,
        "traces": list(_traces(comparison)),
        "rows": list(_cells(comparison)),
    }


# --- both texts ---------------------------------------------------------------------------------------------------------


def _cells(comparison: Comparison) -> Iterator[tuple[Cell | None, Cell | None, bool]]:
    """Yield the lines of both texts, like beside like, and whether they differ."""
    all_rows = rows(comparison)
    old = _Side([row.old for row in all_rows if row.old is not None], comparison.changes, "old")
    new = _Side([row.new for row in all_rows if row.new is not None], comparison.changes, "new")
    for row in all_rows:
        yield old.cell(row.old), new.cell(row.new), row.differs


class _Side:
    """The lines of one side as cells."""

    def __init__(self, lines: Sequence[Line], changes: Sequence[Change], side: str) -> None:
        self._pieces = pieces(lines)
        self._indices = {line.number: index for index, line in enumerate(lines, 1)}
        self._severities = _severities(changes, side)

    def cell(self, line: Line | None) -> Cell | None:
        if line is None:
            return None
        number = line.number
        return Cell(number, self._indices[number], *indented(self._pieces[number]), self._severities.get(number, ""))


def _severities(changes: Sequence[Change], side: str) -> Mapping[int, str]:
    """Return the worst severity of the changes that begin on each line; changes come worst first."""
    found: dict[int, str] = {}
    for change in changes:
        place: Side | None = getattr(change, side)
        if place is not None:
            found.setdefault(place.start.line, change.severity)
    return found


# --- traces -------------------------------------------------------------------------------------------------------------


def _traces(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield the traces of invariants that are now broken, were mended, and are still broken."""
    found = comparison.invariants
    if found is None:
        return
    for word, tone, side, violations in (
        ("is now broken", "bad", "new", found.broken),
        ("is still broken", "known", "new", found.still_broken),
        ("is mended; before, it broke so", "good", "old", found.mended),
    ):
        text = (comparison.new_source if side == "new" else comparison.old_source).text
        for violation in violations:
            yield {
                "invariant": violation.invariant,
                "word": word,
                "tone": tone,
                "side": side,
                "says": violation.says,
                "rule": found.rule(violation.invariant),
                "again": violation.again,
                "steps": _steps(violation, text),
            }


def _steps(violation: Violation, text: str) -> list[dict[str, Any]]:
    """Return the steps of a trace, with the lines that ran and what refs and states held."""
    from ..explore import replay
    from .story import page_step

    steps = replay(text, violation.trace, strict=violation.strict_mode, settling=violation.settling)
    return [page_step(step) for step in steps]
