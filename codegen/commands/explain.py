"""`explain`: what a check is for."""

from __future__ import annotations

import sys

import click

from ..errors import InputError
from ._ids import known_checks


@click.command("explain")
@click.argument("check", required=False, shell_complete=known_checks)
@click.option("--format", "format_", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def command(check: str | None, format_: str) -> None:
    """Tell why CHECK exists, with faulty and sound code, and how to mend it; without CHECK, list all checks."""
    from ..check import unknown_check
    from ..checks.base import all_checks
    from ..report import explanation, markdown
    from ..report.terminal import Terminal

    terminal = Terminal.of(sys.stdout)
    checks = all_checks()
    if check is None:
        text = markdown.index(checks) if format_ == "markdown" else explanation.render_list(checks, terminal)
    else:
        if check not in checks:
            raise InputError(unknown_check(check))
        text = markdown.page(checks[check]) if format_ == "markdown" else explanation.render(checks[check], terminal)
    click.echo(text, nl=False, color=terminal.colour)
