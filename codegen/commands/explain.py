"""`explain`: what a check is for."""

from __future__ import annotations

import click

from ..errors import InputError
from ._ids import known_checks
from ._output import show


@click.command("explain", short_help="Tell why a check exists, and how to mend what it finds.")
@click.argument("check", required=False, shell_complete=known_checks)
@click.option("--format", "format_", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def command(check: str | None, format_: str) -> None:
    """Tell why CHECK exists, with faulty and sound code, and how to mend it; without CHECK, list all checks."""
    from ..check import unknown_check
    from ..checks.base import all_checks
    from ..report import explanation, markdown

    checks = all_checks()
    if check is not None and check not in checks:
        raise InputError(unknown_check(check))
    if format_ == "markdown":
        text = markdown.index(checks) if check is None else markdown.page(checks[check])
        show(lambda _terminal: text)
    elif check is None:
        show(lambda terminal: explanation.render_list(checks, terminal))
    else:
        show(lambda terminal: explanation.render(checks[check], terminal))
