"""Changes of a text at places that a syntax tree names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` goes where the characters from `start` to `end` were."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class PythonText:
    """Python text, and where the tree's positions are in it: those count bytes of UTF-8, from lines as Python ends them."""

    text: str

    def start(self, node: ast.AST) -> int:
        """Return where a node begins, in characters."""
        return self._offset(node.lineno, node.col_offset)  # type: ignore[attr-defined] # only nodes with places are asked for

    def end(self, node: ast.AST) -> int:
        """Return where a node ends, in characters."""
        return self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined] # as above

    def of(self, node: ast.AST) -> str:
        """Return a node's text."""
        return self.text[self.start(node) : self.end(node)]

    def _offset(self, line: int, column: int) -> int:
        start = self._lines[line - 1]
        following = self._lines[line] if line < len(self._lines) else len(self.text)
        return start + len(self.text[start:following].encode()[:column].decode())

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; they do not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
