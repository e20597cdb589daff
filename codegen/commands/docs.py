"""`docs`: the documentation that is written from the code; for those who work on this project."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import InputError, Problem
from ._exit import EXIT_FOUND
from ._output import say


@click.command("docs", hidden=True)
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="By default docs/ of this project's checkout."
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a page is stale.")
def command(output: Path | None, check: bool) -> None:
    """Write the generated pages of the documentation."""
    from .. import docs

    output = output or _of_checkout()
    touched = docs.stale(output) if check else docs.write(output)
    for path in touched:
        say(f"{path}: {'stale' if check else 'written'}")
    if check and touched:
        say("Run `reflex-clerk-sync docs`.")
        sys.exit(EXIT_FOUND)


def _of_checkout() -> Path:
    """Return the folder of the pages; raises InputError if the current folder is not a checkout of this project."""
    if not Path("codegen", "commands", "docs.py").is_file():
        hint = "go to a checkout, or name the folder for the pages with --output"
        raise InputError(Problem("this folder is no checkout of reflex-clerk-sync", path=str(Path.cwd()), hint=hint))
    return Path("docs")
