"""Lines of a source with a span underlined, as every report and every error shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from ..records import record
from ..source import Position, Source
from .terminal import Terminal, columns, shown

MAX_LINES = 6
"""A span of more lines is shown by its beginning and its last line."""

MAX_LINE = 500
"""Columns of a line that are shown even where nothing limits them: generated files can be one line of a megabyte."""


@record()
class Excerpt:
    """The lines of a span, with up to `context` lines that are not blank round them."""

    source: Source
    start: Position
    end: Position
    context: int = 1

    @property
    def last(self) -> int:
        """Number of the span's last line; a span that ends with a line end does not reach into the next line."""
        ends_with_line = self.end.column == 1 and self.end.line > self.start.line
        return self.end.line - 1 if ends_with_line else self.end.line

    @property
    def gutter(self) -> int:
        """Width of the widest line number."""
        return len(str(self.last + self.context))

    @property
    def numbers(self) -> list[int]:
        """Line numbers to show, in order; a gap is where the middle of a long span is left out."""
        inside = range(self.start.line, self.last + 1)
        kept = [*inside[: MAX_LINES - 2], self.last] if len(inside) > MAX_LINES else [*inside]
        before = range(max(self.start.line - self.context, 1), self.start.line)
        after = range(self.last + 1, self.last + self.context + 1)
        return [*filter(self._has_text, before), *kept, *filter(self._has_text, after)]

    def _has_text(self, number: int) -> bool:
        return bool(self.source.line(number).strip())

    def draw(self, terminal: Terminal, style: str) -> Iterator[str]:
        """Yield the lines, with numbers in a gutter and the span marked in `style`."""
        draw_code = self._one_line if self.start.line == self.last else self._several_lines
        previous = self.numbers[0] - 1
        for number in self.numbers:
            if number > previous + 1:
                yield terminal.paint("." * self.gutter, "place")
            previous = number
            yield from draw_code(number, terminal, style)

    def _one_line(self, number: int, terminal: Terminal, style: str) -> Iterator[str]:
        """Draw carets below the span."""
        text = self.source.line(number)
        begin = columns(text[: self.start.column - 1])
        end = max(columns(text[: self.end.column - 1]), begin + 1)
        visible, left, right = _cut(shown(text), begin, self._room(terminal))
        yield self._gutter(number, terminal) + visible
        if number == self.start.line:
            carets = "^" * (max(min(end, right) - begin, 1))
            yield self._gutter(None, terminal) + " " * (begin - left) + terminal.paint(carets, style)

    def _several_lines(self, number: int, terminal: Terminal, style: str) -> Iterator[str]:
        """Draw a bar beside the span, from its first line to below its last character."""
        inside = self.start.line <= number <= self.last
        bar = "/" if number == self.start.line else "|" if inside else " "
        text = self.source.line(number)
        visible, _, right = _cut(shown(text), 0, self._room(terminal) - 2)
        yield (self._gutter(number, terminal) + f"{terminal.paint(bar, style)} {visible}").rstrip()
        if number == self.last:
            end = columns(text[: self.end.column - 1] if self.last == self.end.line else text)
            yield self._gutter(None, terminal) + terminal.paint("|" + "_" * min(end, right) + "^", style)

    def _gutter(self, number: int | None, terminal: Terminal) -> str:
        return terminal.paint(f"{'' if number is None else number:>{self.gutter}} | ", "place")

    def _room(self, terminal: Terminal) -> int:
        return MAX_LINE if terminal.width is None else terminal.width - self.gutter - 3


def plain(source: Source, start: Position, end: Position, *, context: int = 1) -> str:
    """Return an excerpt without colours, for an error's `excerpt`."""
    return "\n".join(Excerpt(source, start, end, context).draw(Terminal(), "error"))


def _cut(text: str, mark: int, room: int) -> tuple[str, int, int]:
    """Cut a line to `room` columns, with column `mark` in sight; return it with the range of columns shown."""
    total = columns(text)
    if total <= room:
        return text, 0, total
    left = 0 if mark < room * 2 // 3 else min(mark - room // 3, total - room)
    right = left + room
    first, last = left + (left > 0), right - (right < total)
    edges = range(len(text) + 1) if text.isascii() else [0, *accumulate(map(columns, text))]
    kept = [index for index in range(len(text)) if first <= edges[index] and edges[index + 1] <= last]
    gap = " " * (edges[kept[0]] - first)  # half of a wide character
    visible = gap + text[kept[0] : kept[-1] + 1]
    return f"{'…' * (left > 0)}{visible}{'…' * (right < total)}", left, right
