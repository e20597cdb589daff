"""Where each key of a TOML document stands.

`tomllib` decides what is valid but keeps no positions, and the kept libraries that preserve a file's layout (tomlkit,
tomlrt) do not tell them either. So this module only has to find its way through text that is known to be valid.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Keys from the outermost table inwards; a number is an index into an array."""

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_MULTILINE = re.compile(r'"""(?:\\.|[^\\])*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:\'{0,2})', re.DOTALL)
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
_BARE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")
"""Numbers, booleans and dates; only a date with a time can hold a space."""


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets into the text: where the key begins, and the half-open range of its value (empty for a table)."""

    key: int
    start: int
    end: int


def find_places(text: str) -> Mapping[KeyPath, Span]:
    """Return the place of every key and array element of a valid TOML document."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.found: dict[KeyPath, Span] = {}
        self.last_element: dict[KeyPath, int] = {}  # of each array of tables

    def document(self) -> None:
        table: KeyPath = ()
        while not self._at_end():
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        is_element = self._peek("[[")
        start = self.position
        self.position += 2 if is_element else 1
        names = self._names()
        self._skip("]]" if is_element else "]")
        path: KeyPath = ()
        for depth, name in enumerate(names, start=1):
            path = (*path, name)
            self.found.setdefault(path, Span(start, start, start))
            if is_element and depth == len(names):
                self.last_element[path] = self.last_element.get(path, -1) + 1
            if path in self.last_element:
                path = (*path, self.last_element[path])
                self.found.setdefault(path, Span(start, start, start))
        return path

    def _pair(self, table: KeyPath) -> None:
        self._gap()
        start = self.position
        path = table
        for name in self._names():
            path = (*path, name)
            self.found.setdefault(path, Span(start, start, start))
        self._skip("=")
        self._value(path, start)

    def _names(self) -> list[str]:
        names = [self._name()]
        while self._peek("."):
            self._skip(".")
            names.append(self._name())
        return names

    def _name(self) -> str:
        self._gap()
        raw = self._take(_KEY)
        return next(iter(tomllib.loads(f"{raw} = 0"))) if raw[0] in "\"'" else raw

    def _value(self, path: KeyPath, key: int | None = None) -> None:
        self._gap()
        start = self.position
        if self._peek("["):
            self._array(path)
        elif self._peek("{"):
            self._inline_table(path)
        else:
            self._take(_MULTILINE, _STRING, _BARE)
        self.found[path] = Span(start if key is None else key, start, self.position)

    def _array(self, path: KeyPath) -> None:
        self._skip("[")
        index = 0
        while not self._peek("]"):
            self._value((*path, index))
            index += 1
            if self._peek(","):
                self._skip(",")
        self._skip("]")

    def _inline_table(self, path: KeyPath) -> None:
        self._skip("{")
        while not self._peek("}"):
            self._pair(path)
            if self._peek(","):
                self._skip(",")
        self._skip("}")

    def _gap(self) -> None:
        self.position += len(self._match(_GAP))

    def _at_end(self) -> bool:
        self._gap()
        return self.position == len(self.text)

    def _peek(self, token: str) -> bool:
        self._gap()
        return self.text.startswith(token, self.position)

    def _skip(self, token: str) -> None:
        self._gap()
        self.position += len(token)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.position)
        return found[0] if found else ""

    def _take(self, *patterns: re.Pattern[str]) -> str:
        token = next(filter(None, map(self._match, patterns)))
        self.position += len(token)
        return token
