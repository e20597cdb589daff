"""An exploration for the terminal: each broken invariant as a story in three lanes, then what holds, and how far was looked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..explore import Exploration, Violation
from .story import LANES, Scene, closing, scenes
from .terminal import MAX_PROSE_WIDTH, Terminal

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
    """Return the widths of the lanes, in columns."""
    room = min(terminal.width or MAX_PROSE_WIDTH, MAX_PROSE_WIDTH) - 5 - 2 * GAP
    first = room * 2 // 5
    second = room * 2 // 5
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
        yield terminal.paint(f"{exploration.component} breaks {', '.join(broken)}", "error")
    if exploration.held:
        yield terminal.paint(exploration.held_in_words, "ok" if exploration.complete else "warning")
    if others:
        yield f"not applicable to {exploration.component}: {', '.join(others)}"
    mode = {"both": "with and without StrictMode", "on": "under StrictMode", "off": "without StrictMode"}[
        exploration.strict_mode
    ]
    yield f"{exploration.summary}, {mode}"
