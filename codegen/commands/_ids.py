"""Ids on the command line: how lists of them are read and completed."""

from __future__ import annotations

import click


def split_ids(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read `a,b` and repeated options alike."""
    return tuple(name for value in values for part in value.split(",") if (name := part.strip()))


def known_checks(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last id of a comma-separated list."""
    from ..checks.base import all_checks

    given, comma, last = incomplete.rpartition(",")
    return [given + comma + name for name in all_checks() if name.startswith(last)]


def explained_names(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the name of a check, an invariant or a kind of change."""
    from ..report.explanation import all_names

    return [name for name in all_names() if name.startswith(incomplete)]
