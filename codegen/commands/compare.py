"""`compare`: tell what changed in behaviour between two synchronizers, and whether it is safe."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, Problem
from ._compare import FORMATS, explore_options, fail_on_option, fails, wanted_depth
from ._config import config_options
from ._exit import EXIT_FOUND, EXIT_UNUSABLE
from ._output import show

if TYPE_CHECKING:
    from ..compare.sides import Sides
    from ..targets import Project


@click.command("compare", short_help="Tell what changed in behaviour between two synchronizers.")
@click.argument("names", nargs=-1, metavar="[OLD NEW | --against REV [PATH]...]")
@click.option(
    "--against", "revision", metavar="REV", help="Compare files of the working tree with those of a revision."
)
@fail_on_option
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@click.option(
    "--text", "with_text", is_flag=True, help="Show the two texts as well, with the words that differ marked."
)
@explore_options
@config_options
def command(
    *,
    names: tuple[str, ...],
    revision: str | None,
    fail_on: str,
    format_: str,
    with_text: bool,
    explore: bool | None,
    depth: int,
    config_file: Path | None,
    use_files: bool,
) -> None:
    """Compare OLD with NEW by what they do, not by how they are written.

    Each is a file, - for standard input, REVISION:PATH of git, a preset, a variant of the project, or a package
    (pkg:reflex-clerk-api==1.3.1); two configuration files are compared by what they render. With --against, all
    synchronizers that changed since a revision are compared with what they were, or those of the given files.

    Exit status: 0 nothing at or above --fail-on, 1 otherwise, 2 something cannot be read.
    """
    from ..compare import compare
    from ..report.problems import render as render_problems
    from ..targets import Project

    sides, problems = _sides(names, revision, Project(config_file, use_files))
    explore_depth = wanted_depth(explore, depth)
    comparisons = [
        compare(old.source, new.source, labels=(old.label, new.label), explore_depth=explore_depth)
        for old, new in sides
    ]
    report = import_module(f"..report.comparison_{format_}", __package__)
    extra = {"with_text": True} if with_text and format_ == "text" else {}
    show(partial(report.render, comparisons, **extra))
    if problems:
        show(lambda terminal: render_problems(InputError(problems), terminal), err=True)
        raise click.exceptions.Exit(EXIT_UNUSABLE)
    if fails(comparisons, fail_on):
        raise click.exceptions.Exit(EXIT_FOUND)


def _sides(names: tuple[str, ...], revision: str | None, project: Project) -> tuple[list[Sides], list[Problem]]:
    from ..compare.sides import named, since

    if revision is not None:
        return since(revision, names, project)
    if len(names) != 2:
        raise click.UsageError("name two synchronizers, or give --against and a revision")
    return named(*names, project), []
