"""`upgrade`: show what this version would change in rendered files, before it changes them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, Problem
from ._compare import explore_options, fail_on_option, fails, wanted_depth
from ._config import config_options
from ._exit import EXIT_FOUND
from ._output import say, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..compare import Comparison
    from ..review.outputs import Output


@click.command("upgrade", short_help="Show what this version changes in rendered files, then write them.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--write", is_flag=True, help="Write the files, unless a change is at least as severe as --fail-on.")
@fail_on_option
@explore_options
@config_options
def command(
    *,
    names: tuple[str, ...],
    write: bool,
    fail_on: str,
    explore: bool | None,
    depth: int,
    config_file: Path | None,
    use_files: bool,
) -> None:
    """Compare the rendered files of the variants called NAME, or of all, with what would be rendered now.

    Nothing is written without --write. Exit status: 0 nothing at or above --fail-on, 1 otherwise, 2 a file that was
    edited by hand, or that is not ours.
    """
    from ..drift import Drift
    from ..review.outputs import outputs
    from ..targets import Project

    files = outputs(names, Project(config_file, use_files))
    if not files:
        say("No variant has an output, so there is no rendered file.")
        return
    _refuse(files)
    stale = [file for file in files if file.state is Drift.STALE]
    if not stale:
        say("Every rendered file is what would be rendered now.")
        return
    found = [_shown(file, wanted_depth(explore, depth)) for file in stale]
    if fails(found, fail_on):
        if write:
            say(f"Nothing was written: a change is {fail_on} or worse. --fail-on says what to accept.", err=True)
        raise click.exceptions.Exit(EXIT_FOUND)
    if write:
        _write(stale)
    else:
        say("Nothing was written; `reflex-clerk-sync upgrade --write` does it.", err=True)


def _refuse(files: Sequence[Output]) -> None:
    """Raise InputError for files whose text did not come from a configuration: it would be lost."""
    from ..drift import Drift

    hint = "see `reflex-clerk-sync review` for what is different"
    lost = [file for file in files if file.state in {Drift.EDITED, Drift.FOREIGN}]
    if lost:
        raise InputError(Problem(f"this file was {file.state}", str(file.path), hint=hint) for file in lost)


def _shown(file: Output, explore_depth: int) -> Comparison:
    """Print what becomes of one file, and return it."""
    from ..compare import compare
    from ..report.comparison_text import render
    from ..source import Source

    path = str(file.path)
    say(f"{path}: {file.origin}")
    sides = Source(file.committed or "", path), Source(file.rendered, path)
    comparison = compare(*sides, labels=(path, "rendered now"), explore_depth=explore_depth)
    show(partial(render, [comparison]))
    return comparison


def _write(files: Sequence[Output]) -> None:
    from ..files import write_text

    for file in files:
        write_text(file.path, file.rendered)
        say(f"{file.path}: written", err=True)
