"""What the stream that a report goes to can show: colour or none, and how wide a line may be."""

from __future__ import annotations

import os
from typing import IO, Any

from ..records import record

STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "abstained": {"fg": "magenta", "bold": True},
    "ok": {"fg": "green", "bold": True},
    "help": {"fg": "cyan", "bold": True},
    "strong": {"bold": True},
    "place": {"fg": "blue"},
    "dim": {"dim": True},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "added word": {"fg": "green", "reverse": True},
    "removed word": {"fg": "red", "reverse": True},
    "string": {"fg": "cyan"},
    "number": {"fg": "magenta"},
}
"""Every style that a report uses, by what it means."""

MIN_WIDTH = 40
"""A terminal narrower than this is written to as if it had this many columns."""

UNKNOWN_WIDTH = 80
"""Columns of a terminal that does not tell how many it has."""

MAX_PROSE_WIDTH = 100
"""Longer lines of prose are hard to read, however wide the terminal."""

TAB_WIDTH = 4
"""Columns between tab stops."""

_BIDIRECTIONAL = frozenset({*range(0x202A, 0x202F), *range(0x2066, 0x206A)})
"""Controls that make a terminal show text in another order than the one it is run in (CVE-2021-42574)."""


@record()
class Terminal:
    """`width` is in columns; None means that lines are never cut or wrapped, as in a pipe.

    `asked` are the columns that COLUMNS asks for where the stream has none: what is laid out in a pipe, too, keeps to them.
    """

    colour: bool = False
    width: int | None = None
    asked: int | None = None

    @classmethod
    def of(cls, stream: IO[str]) -> Terminal:
        """Look at a stream and the environment: NO_COLOR wins over FORCE_COLOR, that over TERM=dumb and over a pipe."""
        interactive = stream.isatty()
        colour = interactive and os.environ.get("TERM") != "dumb"
        if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
            colour = True
        if os.environ.get("NO_COLOR"):
            colour = False
        wanted = os.environ.get("COLUMNS", "")
        asked = max(int(wanted), MIN_WIDTH) if wanted.isdecimal() else None
        return cls(colour, (asked or max(_width(stream), MIN_WIDTH)) if interactive else None, asked)

    @property
    def room(self) -> int:
        """Columns of what is laid out whatever the stream is: tables, and paragraphs that always wrap."""
        return min(self.width or self.asked or MAX_PROSE_WIDTH, MAX_PROSE_WIDTH)

    @property
    def is_pipe(self) -> bool:
        """Whether another program may read what is written: it gets no colours, and every character as it is."""
        return self.width is None and not self.colour

    def paint(self, text: str, style: str) -> str:
        """Return `text` in one of `STYLES`, or as it is where there is no colour."""
        if not self.colour:
            return text
        import click

        return click.style(text, **STYLES[style])

    def prose(
        self, label: str, text: str, style: str, *, pad: str = "", hang: int | None = None, wraps: bool = False
    ) -> list[str]:
        """Return the painted label and the wrapped text; later lines hang below the text, or `hang` columns in.

        A pipe gets one line, which another program may look for, unless it is a paragraph that always `wraps`.
        """
        head = f"{pad}{label} " if label else pad
        words = shown(" ".join(text.split()))
        lines = self._wrapped(head, words, " " * (len(head) if hang is None else len(pad) + hang), wraps)
        lines[0] = pad + self.paint(label, style) + lines[0][len(pad) + len(label) :]
        return lines

    def cut(self, text: str, used: int) -> str:
        """Return as much of a text as fits on a line of which `used` columns are taken."""
        room = self.room - used
        return text if len(text) <= room else text[: room - 1] + "…"

    def _wrapped(self, head: str, words: str, indent: str, wraps: bool) -> list[str]:
        if self.width is None and not wraps:
            return [(head + words).rstrip()]
        import textwrap

        lines = textwrap.wrap(
            words,
            self.room,
            initial_indent=head,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return lines or [head.rstrip()]


def _width(stream: IO[str]) -> int:
    """Return a terminal's columns; 80 is what to assume."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or UNKNOWN_WIDTH
    except OSError:
        return UNKNOWN_WIDTH


def shown(text: str) -> str:
    """Return a line with its tabs expanded and without characters that a terminal would obey instead of showing."""
    if text.isascii() and text.isprintable():  # almost every line
        return text
    return "".join(map(_visible, text)).expandtabs(TAB_WIDTH)


def columns(text: str) -> int:
    """Return how many columns a line takes when shown; East Asian characters take two, combining ones none."""
    visible = shown(text)
    if visible.isascii():
        return len(visible)
    from rich.cells import cell_len

    return cell_len(visible)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20 and character != "\t":
        return chr(0x2400 + code)  # the control pictures of Unicode
    return "\N{REPLACEMENT CHARACTER}" if 0x7F <= code < 0xA0 or code in _BIDIRECTIONAL else character
