"""The part of a `.gitattributes` that is ours: which files git shows by what they do."""

from __future__ import annotations

from collections.abc import Sequence

DRIVER = "reflex-clerk-sync"
"""Name of the diff driver, in the attributes and in git's configuration."""

SNAPSHOTS = "**/__snapshots__/**/*.jsx"
"""Where syrupy keeps them."""

_BEGIN = f"# {DRIVER}: written by `install-git`, taken back by `install-git --uninstall`"
_END = f"# {DRIVER}: end"


def with_ours(text: str, patterns: Sequence[str]) -> str:
    """Return a file's text with our part at its end, in the place of one that was there."""
    lines = [_BEGIN, *(f"{_quoted(pattern)} diff={DRIVER}" for pattern in patterns), _END]
    before = without_ours(text)
    gap = "" if not before or before.endswith("\n") else "\n"
    return before + gap + "".join(f"{line}\n" for line in lines)


def without_ours(text: str) -> str:
    """Return a file's text without our part; all else stays as it is."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        inside = inside or line.rstrip() == _BEGIN
        if not inside:
            kept.append(line)
        inside = inside and line.rstrip() != _END
    return "".join(kept)


def _quoted(pattern: str) -> str:
    """Return a pattern as gitattributes wants it: in quotes if white space would end it."""
    if not any(character.isspace() or character == '"' for character in pattern):
        return pattern
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
