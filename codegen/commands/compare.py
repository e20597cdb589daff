"""`compare`: tell what changed in behaviour between two synchronizers, and whether it is safe."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path

import click

from ._config import config_options
from ._exit import EXIT_FOUND
from ._output import show

FAIL_ON = ("breaking", "unsafe", "behaviour", "tuning", "cosmetic", "never")
"""Severities, worst first."""

FORMATS = ("text", "json", "markdown", "github", "sarif", "html")
"""Each is a file of `report/` that begins with `comparison_`."""


@click.command("compare", short_help="Tell what changed in behaviour between two synchronizers.")
@click.argument("old")
@click.argument("new")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="unsafe",
    show_default=True,
    help="Exit with 1 for a change that is at least so severe.",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@config_options
def command(*, old: str, new: str, fail_on: str, format_: str, config_file: Path | None, use_files: bool) -> None:
    """Compare OLD with NEW by what they do, not by how they are written.

    Each is a file, - for standard input, REVISION:PATH of git, a preset, a variant of the project, or a package
    (pkg:reflex-clerk-api==1.3.1). Exit status: 0 nothing at or above --fail-on, 1 otherwise.
    """
    from ..changes.base import SEVERITIES
    from ..compare import compare
    from ..targets import Project, resolve

    project = Project(config_file, use_files)
    before, after = resolve(old, project), resolve(new, project)
    comparison = compare(before.source, after.source, labels=(before.label, after.label))
    report = import_module(f"..report.comparison_{format_}", __package__)
    show(partial(report.render, comparison))
    limit = FAIL_ON.index(fail_on)
    if comparison.worst is not None and SEVERITIES.index(comparison.worst) <= limit and fail_on != "never":
        raise click.exceptions.Exit(EXIT_FOUND)
