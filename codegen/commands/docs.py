"""`docs`: the documentation that is written from the code; for those who work on this project."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ._exit import EXIT_FOUND
from ._output import say


@click.command("docs", hidden=True)
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path("docs"), show_default=True)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a page is stale.")
def command(output: Path, check: bool) -> None:
    """Write the generated pages of the documentation."""
    from .. import docs

    touched = docs.stale(output) if check else docs.write(output)
    for path in touched:
        say(f"{path}: {'stale' if check else 'written'}")
    if check and touched:
        say("Run `reflex-clerk-sync docs`.")
        sys.exit(EXIT_FOUND)
