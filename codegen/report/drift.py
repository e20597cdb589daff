"""How a rendered file stands to what would be rendered now, with the difference."""

from __future__ import annotations

from ..drift import Drift
from .diff import diff_lines
from .terminal import Terminal

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
        before = committed.replace("\r\n", "\n")
        lines += ["", *diff_lines(before, rendered, (path, f"{path} (rendered now)"), terminal), ""]
    return "\n".join(lines) + "\n"
