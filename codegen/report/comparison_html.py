"""A comparison as one page that needs nothing else: summary, changes linked to lines, and both texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from ..changes import Change, Side, all_kinds
from ..compare import Comparison
from ..source import Source
from .comparison_text import VERDICTS, counted
from .terminal import Terminal

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of one side: its number, its text as highlighted HTML, and the worst change that begins there."""

    number: int
    html: str
    severity: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the old text beside the line of the new text that it became; one of them may be missing."""

    old: Cell | None
    new: Cell | None
    differs: bool


def render(comparison: Comparison, _terminal: Terminal | None = None) -> str:
    """Return the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(PAGES), undefined=StrictUndefined, autoescape=True)
    template = environment.get_template("comparison.html.jinja")
    worst = comparison.worst
    return template.render(
        old=comparison.old,
        new=comparison.new,
        worst=str(worst) if worst is not None else "same",
        verdict=VERDICTS[worst] if worst is not None else "nothing is different",
        changes=comparison.changes,
        hints={kind.id: kind.hint for kind in all_kinds().values()},
        findings=[
            ("came in", counted(comparison.findings_gained), "unsafe"),
            ("ended", counted(comparison.findings_lost), "good"),
            ("stayed", counted(comparison.findings_kept), ""),
        ],
        rows=list(_rows(comparison)),
    )


def _rows(comparison: Comparison) -> Iterator[Row]:
    """Yield the lines of both texts, like beside like."""
    old, new = comparison.old_source, comparison.new_source
    before, after = _shown_lines(old), _shown_lines(new)
    old_marks, new_marks = _severities(comparison.changes, "old"), _severities(comparison.changes, "new")
    old_html, new_html = _highlighted(before), _highlighted(after)
    matcher = SequenceMatcher(
        None, [_meaning(line) for line in before.values()], [_meaning(line) for line in after.values()], autojunk=False
    )
    old_numbers, new_numbers = list(before), list(after)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        for left, right in zip_longest(old_numbers[old_from:old_to], new_numbers[new_from:new_to]):
            yield Row(_cell(left, old_html, old_marks), _cell(right, new_html, new_marks), tag != "equal")


def _meaning(line: str) -> str:
    """Return what two lines are compared by: white space and the end of the statement say nothing."""
    return "".join(line.split()).rstrip(";,")


def _shown_lines(source: Source) -> dict[int, str]:
    """Return the lines that the JavaScript stands on, by their number in the file that a person opens."""
    first = source.position(0).line
    last = source.position(len(source.text)).line
    return {number: source.line(number) for number in range(first, last + 1)}


def _severities(changes: tuple[Change, ...], side: str) -> Mapping[int, str]:
    """Return the worst severity of the changes that begin on each line; changes come worst first."""
    found: dict[int, str] = {}
    for change in changes:
        place: Side | None = getattr(change, side)
        if place is not None:
            found.setdefault(place.start.line, str(change.severity))
    return found


def _cell(number: int | None, html: Mapping[int, str], severities: Mapping[int, str]) -> Cell | None:
    return None if number is None else Cell(number, html[number], severities.get(number, ""))


def _highlighted(lines: Mapping[int, str]) -> dict[int, str]:
    """Return lines as HTML with syntax classes; escaping is the highlighter's."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers.javascript import JavascriptLexer

    lexer = JavascriptLexer(stripnl=False, ensurenl=False)
    html = highlight("\n".join(lines.values()), lexer, HtmlFormatter(nowrap=True)).split("\n")
    return {number: html[index] if index < len(html) else "" for index, number in enumerate(lines)}
