"""A TOML file: its values, and the line and column of each of its keys."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError, InputError, Problem
from ..inputs import decode
from ..source import Position, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .toml_places import KeyPath, Span

_KEY_OR_HEADER = re.compile(r"\[+[^\]]*\]*|[^=]*")
_PLACE_IN_MESSAGE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


LONGEST_SHOWN = 60
"""Characters of a value that an excerpt shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value was written: a file's line and column, or the name of another origin; `written` is its own text.

    `excerpt` is the line with the value marked; `key_column` and `key_excerpt` are those of the key, without the value.
    """

    path: str | None = None
    line: int | None = None
    column: int | None = None
    written: str | None = None
    excerpt: str | None = None
    key_column: int | None = None
    key_excerpt: str | None = None

    def problem(
        self, message: str, key: str | None = None, value: str | None = None, hint: str | None = None
    ) -> Problem:
        """Return a problem at this place."""
        return Problem(message, self.path, self.line, self.column, key, value, hint, self.excerpt)

    def without_value(self) -> Place:
        """Return the place of a key whose value nobody knows the meaning of: it may be a secret, and is not shown."""
        return Place(self.path, self.line, self.key_column, None, self.key_excerpt, self.key_column, self.key_excerpt)


@dataclass(frozen=True)
class TomlFile:
    """A valid TOML file; `shown` is its name in messages."""

    path: Path
    shown: str
    text: str
    data: Mapping[str, Any]

    def place(self, path: KeyPath) -> Place:
        """Return where a key stands, or the nearest key round it if it has no place of its own."""
        while path and path not in self._spans:
            path = path[:-1]
        if not path:
            return Place(self.shown)
        span = self._spans[path]
        written = self.text[span.start : span.end] or None
        key, value = self._source.position(span.key), self._source.position(span.start)
        with_value, key_only = self._excerpt(span, bool(written)), self._excerpt(span, with_value=False)
        return Place(self.shown, value.line, value.column, written, with_value, key.column, key_only)

    def _excerpt(self, span: Span, with_value: bool) -> str:
        """Return a key's line with its value marked, or the key; what else stands on the line is not shown, it may be a secret."""
        from ..report.excerpt import plain

        place = self._source.position(span.key)
        line, first = self._source.line(place.line), place.column - 1
        begin, end = first, first + len(_KEY_OR_HEADER.match(line, first)[0].rstrip())  # type: ignore[index]  # matches anything
        if with_value:
            begin = first + span.start - span.key
            end = min(first + span.end - span.key, len(line), begin + LONGEST_SHOWN)
        before = "… " if line[:first].strip() else line[:first]
        after = " …" if line[end:].strip(" \t,]}") else ""
        shown = Source("\n" * (place.line - 1) + before + line[first:end] + after)
        begin, end = begin - first + len(before) + 1, end - first + len(before) + 1
        return plain(shown, Position(place.line, begin), Position(place.line, end), context=0)

    @cached_property
    def _spans(self) -> Mapping[KeyPath, Span]:
        from .toml_places import find_places

        return find_places(self.text)

    @cached_property
    def _source(self) -> Source:
        return Source(self.text, self.shown)


def parse(raw: bytes, path: Path, shown: str) -> TomlFile:
    """Parse a TOML file's bytes; raises ConfigurationError with line and column."""
    try:
        text = decode(raw, shown)
        return TomlFile(path, shown, text, tomllib.loads(text))
    except InputError as error:
        raise ConfigurationError(error.problems) from error
    except RecursionError as error:
        raise ConfigurationError(Problem("arrays or tables are nested too deeply", path=shown)) from error
    except ValueError as error:  # TOMLDecodeError, or a number of more digits than Python converts
        raise ConfigurationError(_syntax_problem(str(error), text, shown)) from error


_PLAIN_WORDS = {
    r"illegal character '\n'": "a string has no end on its line",
    """expected "'\"""": "a string has no end",
    "unterminated string": "a string has no end",
}
"""What the parser says that a reader would have to puzzle out."""


def _syntax_problem(message: str, text: str, shown: str) -> Problem:
    place = _PLACE_IN_MESSAGE.search(message)
    if place is None:
        return Problem(f"not valid TOML: {message}", shown)
    reason = f"{message[:1].lower()}{message[1 : place.start()]}"
    if place["line"]:
        line, column = int(place["line"]), int(place["column"])
    else:
        end = Source(text).position(len(text))
        line, column = end.line, end.column
    told = f"not valid TOML: {_PLAIN_WORDS.get(reason, reason)}"
    return Problem(told, shown, line, column, excerpt=_syntax_excerpt(Source(text, shown), Position(line, column)))


def _syntax_excerpt(source: Source, place: Position) -> str | None:
    """Return the line of a syntax error, unless it may hold a secret: it is a header, or sets one of our options."""
    from ..report.excerpt import plain
    from .allowed import option_names

    line = source.line(place.line)
    key = line.partition("=")[0].strip().rpartition(".")[2].strip(" \"'")
    return plain(source, place, place, context=0) if key in option_names() or line.lstrip().startswith("[") else None
