"""How a rendered file stands to what would be rendered now, with the difference."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from ..drift import Drift
from .terminal import Terminal, shown

MEANING = {
    Drift.CURRENT: "is what would be rendered now",
    Drift.STALE: "the configuration, the templates or reflex-clerk-sync have moved on since it was rendered",
    Drift.EDITED: "it was changed after it was rendered",
    Drift.FOREIGN: "its first lines do not name it as ours",
    Drift.MISSING: "there is no such file",
}
"""What each state means for the person who reads it."""


def render(path: str, state: Drift, committed: str, rendered: str, terminal: Terminal | None = None) -> str:
    """Return the state of one file and, unless it is current or missing, a unified diff to what would be rendered."""
    terminal = terminal or Terminal()
    style = "ok" if state is Drift.CURRENT else "error"
    lines = terminal.prose(f"{state}:", f"{path} ({MEANING[state]})", style, hang=2)
    if state not in (Drift.CURRENT, Drift.MISSING):
        lines += ["", *_diff(path, committed, rendered, terminal), ""]
    return "\n".join(lines) + "\n"


def _diff(path: str, committed: str, rendered: str, terminal: Terminal) -> Iterator[str]:
    before, after = committed.replace("\r\n", "\n").split("\n"), rendered.split("\n")
    styles = {"+": "added", "-": "removed", "@": "place"}
    for line in unified_diff(before, after, path, f"{path} (rendered now)", lineterm=""):
        yield terminal.paint(shown(line), styles[line[0]]) if line[0] in styles else shown(line)
