"""Text under analysis, and where each of its characters stands in the file that a person opens."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from functools import cached_property

from .records import record

_NEWLINE = re.compile("\n")


@record(guarded=True)
class Span:
    """Half-open range of code point offsets into a source's JavaScript text."""

    start: int
    end: int


@record(guarded=True)
class Position:
    """Line and column of a character, both from 1, in Unicode code points."""

    line: int
    column: int


@record(slots=False, guarded=True)
class Source:
    """JavaScript text and its home.

    `text` is the JavaScript that is parsed. For a file of its own that is the whole file. For JavaScript inside a Python string, `host`
    is the Python file's text and `offsets` holds pairs `(offset in text, offset in host)`, sorted, one per piece of text that was
    copied unchanged; positions and excerpts are then those of the Python file.
    """

    text: str
    path: str = "<input>"
    host: str | None = None
    offsets: tuple[tuple[int, int], ...] = field(default=((0, 0),), repr=False)

    @property
    def document(self) -> str:
        """The text that a person opens: the Python file's, or the JavaScript itself."""
        return self.text if self.host is None else self.host

    def host_offset(self, offset: int) -> int:
        """Return where the JavaScript character at `offset` stands in `document`."""
        if self.host is None:
            return min(offset, len(self.text))
        index = max(bisect_right(self.offsets, (offset, len(self.host))) - 1, 0)
        own, host = self.offsets[index]
        return min(host + offset - own, len(self.host))

    def position(self, offset: int) -> Position:
        """Return line and column, in `document`, of the JavaScript character at `offset`."""
        place = self.host_offset(offset)
        line = bisect_right(self._line_starts, place)
        return Position(line, place - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of line `number` (from 1) of `document`, without its end; empty past the last line."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.document)
        return self.document[starts[number - 1] : end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """Return the JavaScript text of a span."""
        return self.text[span.start : span.end]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _NEWLINE.finditer(self.document))]


class Located:
    """Something that is said of a span of a source; subclasses hold both."""

    __slots__ = ()

    source: Source
    span: Span

    @property
    def start(self) -> Position:
        """First character, in the file that a person opens."""
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        """Just past the last character."""
        return self.source.position(self.span.end)
