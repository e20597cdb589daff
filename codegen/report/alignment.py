"""Two texts line beside line: parts that are the same part stand in one row, wherever they were moved to between their neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from ..compare import Comparison
from ..source import Source

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_ALIKE = 0.4
"""Lines that have less in common than this are not compared word by word."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one side: its number in the file that a person opens, its text, and the ranges of columns that the other side lacks."""

    number: int
    text: str
    changed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the old text beside the line of the new text that it became; one of them may be missing."""

    old: Line | None
    new: Line | None
    differs: bool


def rows(comparison: Comparison) -> list[Row]:
    """Return all lines of both texts, like beside like."""
    before, after = lines_of(comparison.old_source), lines_of(comparison.new_source)
    found: list[Row] = []
    for old, new in _stretches(comparison, before, after):
        found += _rows(old, new)
    return found


def hunks(all_rows: Sequence[Row], context: int = 3) -> list[list[Row]]:
    """Return the rows that differ with some that do not round them, in stretches that belong together."""
    wanted = {
        near
        for index, row in enumerate(all_rows)
        if row.differs
        for near in range(max(index - context, 0), min(index + context + 1, len(all_rows)))
    }
    found: list[list[Row]] = []
    for index in sorted(wanted):
        if index - 1 not in wanted:
            found.append([])
        found[-1].append(all_rows[index])
    return found


def lines_of(source: Source) -> list[Line]:
    """Return the lines of the JavaScript, numbered as in the file that a person opens; escapes of a Python string are none of it."""
    found = []
    start = 0
    for text in source.text.split("\n"):
        found.append(Line(source.position(start).line, text.rstrip("\r")))
        start += len(text) + 1
    return found[:-1] if found[-1].text == "" else found


def _stretches(
    comparison: Comparison, before: Sequence[Line], after: Sequence[Line]
) -> Iterator[tuple[Sequence[Line], Sequence[Line]]]:
    """Yield the texts in stretches that begin at the same part on both sides."""
    first_old, first_new = before[0].number if before else 1, after[0].number if after else 1
    old_at = new_at = 0
    for old_number, new_number in _in_order(comparison):
        old_next, new_next = old_number - first_old, new_number - first_new
        if old_next > old_at and new_next > new_at:
            yield before[old_at:old_next], after[new_at:new_next]
            old_at, new_at = old_next, new_next
    yield before[old_at:], after[new_at:]


def _in_order(comparison: Comparison) -> list[tuple[int, int]]:
    """Return the longest list of anchors, by line, in which both sides go on: what was moved past others stays out of it."""
    old, new = comparison.old_source, comparison.new_source
    lines = sorted({(old.position(a.start).line, new.position(b.start).line) for a, b in comparison.anchors})
    chains: list[list[tuple[int, int]]] = []
    ends: list[int] = []
    for pair in lines:
        place = bisect_left(ends, pair[1])
        chain = [*(chains[place - 1] if place else []), pair]
        if place == len(ends):
            ends.append(pair[1])
            chains.append(chain)
        else:
            ends[place], chains[place] = pair[1], chain
    return chains[-1] if chains else []


def _rows(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, [*map(_meaning, before)], [*map(_meaning, after)], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        for old, new in zip_longest(before[old_from:old_to], after[new_from:new_to]):
            if tag == "equal" or old is None or new is None:
                yield Row(old, new, tag != "equal")
            else:
                yield Row(*_marked(old, new), differs=True)


def _meaning(line: Line) -> str:
    """Return what two lines are compared by: white space and the end of the statement say nothing."""
    return "".join(line.text.split()).rstrip(";,")


def _marked(old: Line, new: Line) -> tuple[Line, Line]:
    """Return two lines with the words marked that only one of them has."""
    words = _WORD.findall(old.text), _WORD.findall(new.text)
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return old, new
    marks: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for tag, *ranges in matcher.get_opcodes():
        if tag != "equal":
            for side, (begin, end) in enumerate(zip(ranges[::2], ranges[1::2], strict=True)):
                start = len("".join(words[side][:begin]))
                stop = len("".join(words[side][:end]))
                if "".join(words[side][begin:end]).strip():
                    marks[side].append((start, stop))
    return Line(old.number, old.text, tuple(marks[0])), Line(new.number, new.text, tuple(marks[1]))
