"""`pending`: list the snapshots that wait for review, with what each changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._exit import EXIT_FOUND
from ._output import say, show

if TYPE_CHECKING:
    from ..report.terminal import Terminal
    from ..review.items import Item


@click.command("pending", short_help="List the snapshots that wait for review.")
@click.argument(
    "folders", nargs=-1, metavar="[FOLDER]...", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def command(*, folders: tuple[Path, ...]) -> None:
    """List the pending snapshots below the FOLDERs (the current one by default), each with its verdict.

    Exit status: 0 there are none, 1 there are, so that CI can refuse them.
    """
    from ..review.items import of_snapshot
    from ..review.pending import find

    found = find(folders or (Path(),))
    for waiting in found:
        show(partial(_line, of_snapshot(waiting)))
    if found:
        raise click.exceptions.Exit(EXIT_FOUND)
    say("No snapshot waits for review.")


def _line(item: Item, terminal: Terminal) -> str:
    """Return one pending snapshot with its verdict."""
    from ..report.comparison_summary import verdict
    from ..report.comparison_text import STYLES

    comparison = item.comparison
    if item.before is None or comparison is None:
        return f"{item.name}: {'new' if item.before is None else 'no JavaScript'}\n"
    said = verdict(comparison)
    return f"{item.name}: {terminal.paint(said, STYLES[comparison.worst]) if comparison.worst is not None else said}\n"
