"""A unified diff: readable at a terminal, exact in a pipe, where `patch` may take it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from .terminal import Terminal, shown

_STYLES = {"+": "added", "-": "removed", "@": "place"}


def diff_lines(before: str, after: str, names: tuple[str, str], terminal: Terminal) -> Iterator[str]:
    """Yield the lines of a unified diff between two texts with these names; none if they are the same."""
    for line in unified_diff(_lines(before), _lines(after), *names, lineterm=""):
        for part in line.split("\n"):
            text = part if terminal.is_pipe else shown(part.removesuffix("\r"))
            yield terminal.paint(text, _STYLES[part[0]]) if part[:1] in _STYLES else text


def _lines(text: str) -> list[str]:
    """Return a text's lines; that the last one has no end is said below it, as `diff` does."""
    *lines, last = text.split("\n")
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines
