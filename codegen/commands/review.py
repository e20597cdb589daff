"""`review`: walk through pending snapshots and drifted outputs in the terminal, and accept or reject each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, Problem
from ._config import config_options
from ._exit import EXIT_FOUND
from ._output import say, show

if TYPE_CHECKING:
    from ..report.terminal import Terminal


@click.command("review", short_help="Accept or reject, one by one, what tests and rendering would change.")
@click.argument(
    "folders", nargs=-1, metavar="[FOLDER]...", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@config_options
def command(*, folders: tuple[Path, ...], config_file: Path | None, use_files: bool) -> None:
    """Walk through the pending snapshots below the FOLDERs, and through rendered files that are not current.

    Of each you see first what it changes in behaviour; then you accept it, reject it, or leave it for later. Nothing is
    written where CI is set. Exit status: 0 nothing is left, 1 something is, 2 there is no terminal to ask in.
    """
    from ..review.ci import demand_person
    from ..review.items import items
    from ..review.walk import Review
    from ..targets import Project

    demand_person()
    found = items(folders or (Path(),), Project(config_file, use_files))
    if not found:
        say("There is nothing to review.")
        return
    _demand_terminal()
    said = Review(click.getchar, _write, _terminal()).walk(found)
    words = {"accept": "accepted", "reject": "rejected", "skip": "left"}
    say(f"\n{', '.join(f'{said[word]} {done}' for word, done in words.items() if said[word])}")
    if said["skip"]:
        raise click.exceptions.Exit(EXIT_FOUND)


def _demand_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        hint = "`reflex-clerk-sync pending` lists what waits, `accept NAME` accepts one"
        raise InputError(Problem("a review needs a terminal", hint=hint))


def _terminal() -> Terminal:
    from ..report.terminal import Terminal

    return Terminal.of(sys.stdout)


def _write(text: str) -> None:
    show(lambda _terminal: text)
