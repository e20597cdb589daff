"""The two texts of a comparison for the terminal: side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import Comparison
from .alignment import Line, Row, hunks, rows
from .code import Piece, pieces
from .terminal import Terminal, columns, shown

SIDE_BY_SIDE = 130
"""Columns from which on two texts stand beside each other."""

GAP = " │ "
_KINDS = {"keyword": "strong", "string": "string", "number": "number", "comment": "dim"}
_Pieces = dict[int, list[Piece]]


def code_lines(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    """Yield the stretches of both texts that differ, with the words marked that only one side has."""
    all_rows = rows(comparison)
    old = pieces([row.old for row in all_rows if row.old is not None])
    new = pieces([row.new for row in all_rows if row.new is not None])
    beside = terminal.width is not None and terminal.width >= SIDE_BY_SIDE
    for hunk in hunks(all_rows):
        yield terminal.paint(_title(hunk), "place")
        yield from _beside(hunk, old, new, terminal) if beside else _below(hunk, old, new, terminal)


def _title(hunk: list[Row]) -> str:
    def first(side: str) -> str:
        line = next((getattr(row, side) for row in hunk if getattr(row, side) is not None), None)
        return f"line {line.number}" if line is not None else "nothing"

    return f"@@ {first('old')} → {first('new')} @@"


def _below(hunk: list[Row], old: _Pieces, new: _Pieces, terminal: Terminal) -> Iterator[str]:
    """Yield old lines that differ in front of the new ones that took their place."""
    waiting: list[str] = []
    for row in hunk:
        if not row.differs:
            yield from waiting
            waiting = []
            if row.new is not None:
                yield f"  {_painted(new[row.new.number], terminal, '')}".rstrip()
            continue
        if row.old is not None:
            yield terminal.paint("- ", "removed") + _painted(old[row.old.number], terminal, "removed")
        if row.new is not None:
            waiting.append(terminal.paint("+ ", "added") + _painted(new[row.new.number], terminal, "added"))
    yield from waiting


def _beside(hunk: list[Row], old: _Pieces, new: _Pieces, terminal: Terminal) -> Iterator[str]:
    room = ((terminal.width or SIDE_BY_SIDE) - len(GAP)) // 2
    for row in hunk:
        left = _cell(row.old, old, "removed" if row.differs else "", room, terminal)
        right = _cell(row.new, new, "added" if row.differs else "", room, terminal)
        yield (left + terminal.paint(GAP, "dim") + right).rstrip()


def _cell(line: Line | None, known: _Pieces, style: str, room: int, terminal: Terminal) -> str:
    """Return a line with its number, cut or padded to the room that it has."""
    if line is None:
        return " " * room
    sign = {"removed": "-", "added": "+"}.get(style, " ")
    number = f"{line.number:>4} "
    left = room - len(number) - 2
    kept: list[Piece] = []
    for piece in known[line.number]:
        text = shown(piece.text)
        if columns(text) > left:
            kept.append(Piece(_cut(text, left), piece.kind, piece.changed))
            left = 0
            break
        kept.append(piece)
        left -= columns(text)
    text = _painted(kept, terminal, style)
    return terminal.paint(number, "place") + terminal.paint(f"{sign} ", style or "dim") + text + " " * left


def _cut(text: str, room: int) -> str:
    """Return the beginning of a text, in exactly so many columns."""
    while text and columns(text) > room - 1:
        text = text[:-1]
    return (text + "…").ljust(room) if room else ""


def _painted(line: list[Piece], terminal: Terminal, style: str) -> str:
    """Return pieces as they look: by syntax, or as words that one side lacks."""
    return "".join(_one(piece, terminal, style) for piece in line)


def _one(piece: Piece, terminal: Terminal, style: str) -> str:
    text = piece.text if terminal.is_pipe else shown(piece.text)
    if piece.changed:
        return terminal.paint(text, f"{style} word")
    if piece.kind:
        return terminal.paint(text, _KINDS[piece.kind])
    return terminal.paint(text, style) if style else text
