"""Folders in which each module is one thing: a command, a check, a kind of change."""

from __future__ import annotations

from pathlib import Path

SHARED = ("_", "base.")
"""How the names of files begin that hold what the others share."""


def module_names(folder: Path) -> list[str]:
    """Return the names of the modules in a folder, sorted, without those that the others share."""
    return sorted(path.stem for path in folder.iterdir() if path.suffix == ".py" and not path.name.startswith(SHARED))
