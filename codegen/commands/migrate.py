"""`migrate`: show what moves an app from reflex_clerk_api to reflex_clerk, and do it if asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._exit import EXIT_FOUND
from ._output import say, show

if TYPE_CHECKING:
    from ..migration import Migration
    from ..report.terminal import Terminal


@click.command("migrate", short_help="Show the diff that moves an app over from reflex_clerk_api.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Write the files.")
@click.option(
    "--native",
    is_flag=True,
    help="Import from reflex_clerk instead of reflex_clerk.compat where the names are the same, and turn settings of"
    " ClerkState into configure(...).",
)
def command(*, paths: tuple[Path, ...], write: bool, native: bool) -> None:
    """Show what changes in the Python files, pyproject.toml and requirements files at PATH, as a diff.

    Imports of reflex_clerk_api lead to reflex_clerk.compat, which has the same names. Strings and comments are left
    alone. Nothing is written without --write. Exit status: 0 nothing to do or all written, 1 something is left to do, 2
    a file that cannot be read.
    """
    from ..files import write_text
    from ..migration import migrate

    found = migrate(paths, native=native)
    if not write:
        show(lambda terminal: _diff(found, terminal))
    for change in found.changes if write else ():
        write_text(change.path, change.after)
        say(f"{change.path}: written", err=True)
    for problem in found.left:
        say(f"left: {problem}", err=True)
    if not found.changes and not found.left:
        say("Nothing here imports or needs reflex_clerk_api.", err=True)
    if found.changes and not write:
        say("Nothing was written; --write does it.", err=True)
    if found.left or (found.changes and not write):
        raise click.exceptions.Exit(EXIT_FOUND)


def _diff(found: Migration, terminal: Terminal) -> str:
    from ..report.diff import diff_lines

    lines = (
        line
        for change in found.changes
        for line in diff_lines(change.before, change.after, (f"a/{change.path}", f"b/{change.path}"), terminal)
    )
    return "".join(f"{line}\n" for line in lines)
