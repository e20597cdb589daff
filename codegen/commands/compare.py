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
    from collections.abc import Sequence

    from ..compare import Comparison
    from ..compare.sides import Sides
    from ..report.terminal import Terminal
    from ..targets import Project


def _reports(_ctx: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    found = []
    for value in given:
        format_, _, file = value.partition("=")
        if format_ not in FORMATS or not file:
            raise click.BadParameter(f"{value!r} is not FORMAT=FILE with one of {', '.join(FORMATS)}")
        found.append((format_, Path(file)))
    return tuple(found)


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
    "--report",
    "reports",
    multiple=True,
    callback=_reports,
    metavar="FORMAT=FILE",
    help="Write another report to a file; can be given more than once.",
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
    reports: tuple[tuple[str, Path], ...],
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
    from ..files import write_text
    from ..report.problems import render as render_problems
    from ..targets import Project

    sides, problems = _sides(names, revision, Project(config_file, use_files))
    explore_depth = wanted_depth(explore, depth)
    comparisons = [
        compare(old.source, new.source, labels=(old.label, new.label), explore_depth=explore_depth)
        for old, new in sides
    ]
    show(partial(_render, format_, comparisons, with_text=with_text))
    for other, file in reports:
        write_text(file, _render(other, comparisons, with_text=with_text))
    if problems:
        show(lambda terminal: render_problems(InputError(problems), terminal), err=True)
        raise click.exceptions.Exit(EXIT_UNUSABLE)
    if fails(comparisons, fail_on):
        raise click.exceptions.Exit(EXIT_FOUND)


def _render(
    format_: str, comparisons: Sequence[Comparison], terminal: Terminal | None = None, *, with_text: bool
) -> str:
    """Return a report in one of the formats."""
    report = import_module(f"..report.comparison_{format_}", __package__)
    extra = {"with_text": True} if with_text and format_ == "text" else {}
    text: str = report.render(comparisons, terminal, **extra)
    return text


def _sides(names: tuple[str, ...], revision: str | None, project: Project) -> tuple[list[Sides], list[Problem]]:
    from ..compare.sides import named, since

    if revision is not None:
        return since(revision, names, project)
    if len(names) != 2:
        raise click.UsageError("name two synchronizers, or give --against and a revision")
    return named(*names, project), []
