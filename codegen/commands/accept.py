"""`accept`: accept pending snapshots by name, without a question."""

from __future__ import annotations

from pathlib import Path

import click

from ._output import say


@click.command("accept", short_help="Accept pending snapshots by name.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def command(*, names: tuple[str, ...]) -> None:
    """Accept the pending snapshots called NAME, as `pending` lists them; the end of a path is enough.

    There is no way to accept all of them unseen. Nothing is written where CI is set.
    """
    from ..review.ci import demand_person
    from ..review.pending import find, named

    demand_person()
    known = find((Path(),))
    for waiting in [named(name, known) for name in names]:
        waiting.accept()
        say(f"{waiting.name}: accepted")
