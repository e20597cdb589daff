"""An exploration for the terminal: each broken invariant as a story in three lanes, then what holds, and how far was looked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..explore import Exploration, Violation
from .story import LANES, Scene, closing, scenes
from .terminal import Terminal

GAP = 2
"""Columns between lanes."""


def render(exploration: Exploration, terminal: Terminal | None = None) -> str:
    """Return the report."""
    terminal = terminal or Terminal()
    lines: list[str] = []
    for violation in exploration.violations:
        lines += [*story(violation, exploration.verdicts[violation.invariant].rule, terminal), ""]
    lines += _summary(exploration, terminal)
    return "\n".join(lines) + "\n"


def story(violation: Violation, rule: str, terminal: Terminal) -> Iterator[str]:
    """Yield the story of one broken invariant, below what its rule says."""
    yield from terminal.prose(f"{violation.invariant} is broken:", violation.says, "error", hang=2)
    yield from terminal.prose("", rule, "dim", pad="  ")
    yield ""
    widths = _widths(terminal)
    yield "     " + terminal.paint(
        (" " * GAP).join(name.ljust(width) for name, width in zip(LANES, widths, strict=True)).rstrip(), "strong"
    )
    for scene in scenes(violation):
        yield from _scene(scene, widths, violation.invariant, terminal)
    if end := closing(violation):
        yield from terminal.prose("", end, "dim", pad="     ")
    yield f"     replay: {violation.again}"


def _widths(terminal: Terminal) -> tuple[int, int, int]:
    """Return the widths of the lanes, in columns: each has room for its heading."""
    room = terminal.room - 5 - 2 * GAP
    first = max(room * 2 // 5, len(LANES[0]))
    second = min(room * 2 // 5, room - first - len(LANES[2]))
    return first, second, room - first - second


def _scene(scene: Scene, widths: tuple[int, int, int], invariant: str, terminal: Terminal) -> Iterator[str]:
    number = f"{scene.number:>3}  " if scene.number is not None else "  …  "
    cells = [
        textwrap.wrap(text, width) or [""]
        for text, width in zip((scene.browser, scene.component, scene.backend), widths, strict=True)
    ]
    broken = invariant in scene.broken
    for row in range(max(map(len, cells))):
        texts = [cell[row] if row < len(cell) else "" for cell in cells]
        line = (" " * GAP).join(text.ljust(width) for text, width in zip(texts, widths, strict=True)).rstrip()
        yield (number if row == 0 else "     ") + (terminal.paint(line, "error") if broken else line)
    if broken:
        yield from terminal.prose("✗", scene.broken[invariant], "error", pad="     ")


def _summary(exploration: Exploration, terminal: Terminal) -> Iterator[str]:
    broken = [violation.invariant for violation in exploration.violations]
    others = exploration.not_applicable
    if broken:
        yield from _painted(f"{exploration.component} breaks {', '.join(broken)}", "error", terminal)
    if exploration.held:
        yield from _painted(exploration.held_in_words, "ok" if exploration.complete else "warning", terminal)
    if others:
        yield from terminal.prose("", f"not applicable to {exploration.component}: {', '.join(others)}", "dim", hang=2)
    mode = {"both": "with and without StrictMode", "on": "under StrictMode", "off": "without StrictMode"}[
        exploration.strict_mode
    ]
    yield from terminal.prose("", f"{exploration.summary}, {mode}", "dim", hang=2)


def _painted(text: str, style: str, terminal: Terminal) -> Iterator[str]:
    for line in terminal.prose("", text, style, hang=2):
        yield terminal.paint(line, style)
