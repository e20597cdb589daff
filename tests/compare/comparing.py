"""How the tests of this folder compare: each text is parsed and run once, whatever the number of comparisons."""

from __future__ import annotations

from functools import cache
from typing import Any

from codegen.changes import Change, ChangeSeverity
from codegen.compare import compare_programs
from codegen.js.parse import parse
from codegen.presets import preset
from codegen.render import render

program = cache(parse)
"""Return the parsed text, with what was worked out about it."""


@cache
def changes(old: str, new: str) -> tuple[Change, ...]:
    """Return what is different between two texts, without asking the checks."""
    return compare_programs(program(old), program(new), ()).changes


def kinds(old: str, new: str) -> list[str]:
    """Return the kinds of change between two texts, sorted."""
    return sorted(change.kind for change in changes(old, new))


def noticeable(old: str, new: str) -> list[str]:
    """Return the kinds of change that are more than cosmetic, sorted."""
    return sorted(change.kind for change in changes(old, new) if change.severity is not ChangeSeverity.COSMETIC)


def variant(name: str, **options: Any) -> str:
    """Return the text of a preset with some options changed."""
    return render(preset(name, **options))


__all__ = ["changes", "kinds", "noticeable", "program", "variant"]
