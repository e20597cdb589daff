"""Ids on the command line: how lists of them are read and completed."""

from __future__ import annotations

from functools import partial

import click

from ..errors import Problem
from ._output import show


def split_ids(_ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read `a,b` and repeated options alike; a choice of nothing, as from a variable that is not set, is told."""
    found = tuple(name for value in values for part in value.split(",") if (name := part.strip()))
    if values and not found:
        from ..report.problems import render_warnings

        warning = Problem(f"{parameter.opts[0]} names nothing, so it has no effect", hint="is a variable not set?")
        show(partial(render_warnings, [warning]), err=True)
    return found


def known_checks(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last id of a comma-separated list."""
    from ..checks.base import all_checks

    given, comma, last = incomplete.rpartition(",")
    return [given + comma + name for name in all_checks() if name.startswith(last)]


def explained_names(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a check, an invariant or a kind of change."""
    from ..report.explanation import all_names

    return [name for name in all_names() if name.startswith(incomplete)]
