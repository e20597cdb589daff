"""Lines of JavaScript in pieces that look alike: by syntax, and by whether the other side of a comparison lacks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .alignment import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its text, what it is (`keyword`, `string`, `number`, `comment`, or nothing), and whether it changed."""

    text: str
    kind: str
    changed: bool


def pieces(lines: Sequence[Line]) -> dict[int, list[Piece]]:
    """Return the pieces of lines that follow one another, by the number of the line."""
    kinds = _kinds([line.text for line in lines])
    return {line.number: list(_pieces(line, kind)) for line, kind in zip(lines, kinds, strict=True)}


def indented(found: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """Return the white space that a line begins with, and the pieces after it."""
    text = "".join(piece.text for piece in found)
    left = width = len(text) - len(text.lstrip())
    rest = []
    for piece in found:
        cut = min(left, len(piece.text))
        left -= cut
        if cut < len(piece.text):
            rest.append(replace(piece, text=piece.text[cut:]))
    return text[:width], rest


def _kinds(texts: Sequence[str]) -> list[list[str]]:
    """Return the kind of each character of each line."""
    from pygments.lexers.javascript import JavascriptLexer
    from pygments.token import Comment, Keyword, Number, String

    names = {Comment: "comment", Keyword: "keyword", Number: "number", String: "string"}
    found: list[list[str]] = [[]]
    for token, text in JavascriptLexer(stripnl=False, ensurenl=False).get_tokens("\n".join(texts)):
        kind = next((name for parent, name in names.items() if token in parent), "")
        for character in text:
            if character == "\n":
                found.append([])
            else:
                found[-1].append(kind)
    return (found + [[] for _ in texts])[: len(texts)]


def _pieces(line: Line, kinds: Sequence[str]) -> Iterator[Piece]:
    begin = 0
    for end in sorted({*_borders(kinds), *(column for marked in line.changed for column in marked), len(line.text)}):
        if end > begin:
            changed = any(start <= begin < stop for start, stop in line.changed)
            kind = kinds[begin] if begin < len(kinds) else ""
            yield Piece(line.text[begin:end], kind, changed)
            begin = end


def _borders(kinds: Sequence[str]) -> Iterable[int]:
    return (index for index in range(1, len(kinds)) if kinds[index] != kinds[index - 1])
