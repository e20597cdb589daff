"""`check`: find faults of effects in JavaScript, and in the JavaScript that Python files carry."""

from __future__ import annotations

import re
import sys

import click

FORMATS = ("text", "json", "github", "sarif")
"""Each is a file of `report/`."""


def _ids(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split `a,b` and repeated options alike into ids."""
    return tuple(name for value in values for part in value.split(",") if (name := part.strip()))


def _regex(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        re.compile(value or "")
    except re.error as error:
        raise click.BadParameter(f"{value!r} is not a regular expression: {error}") from error
    return value


def _known_ids(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the last id of a comma-separated list."""
    from ..checks.base import all_checks

    given, comma, last = incomplete.rpartition(",")
    return [given + comma + name for name in all_checks() if name.startswith(last)]


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option(
    "--select", multiple=True, callback=_ids, metavar="IDS", shell_complete=_known_ids, help="Run only these checks."
)
@click.option(
    "--ignore", multiple=True, callback=_ids, metavar="IDS", shell_complete=_known_ids, help="Leave these checks out."
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@click.option("--additional-hooks", callback=_regex, metavar="REGEX", help="More hooks that take a dependency array.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME",
    help="A function that gives what effects carry, as getToken does.",
)
@click.option(
    "--sink",
    "sinks",
    multiple=True,
    metavar="NAME",
    help="A function that takes what effects carry, as addEvents does.",
)
@click.option("--strict", is_flag=True, help="Fail where a check abstains, too.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="What to call standard input; a name in .py makes it Python.",
)
def command(
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    additional_hooks: str | None,
    sources: tuple[str, ...],
    sinks: tuple[str, ...],
    strict: bool,
    stdin_filename: str,
) -> None:
    """Check files, folders, or standard input (-); without a PATH, the current folder.

    Files are JavaScript with or without JSX, or Python with `add_custom_code` methods. Exit status: 0 nothing found,
    1 findings, 2 a file that cannot be read or parsed.
    """
    from importlib import import_module

    from ..check import choose, run
    from ..checks.base import CheckSettings
    from ..inputs import discover
    from ..report.terminal import Terminal

    checks = choose(select or None, ignore, CheckSettings(additional_hooks, sources, sinks))
    result = run(discover(paths or (".",), stdin_name=stdin_filename), checks)
    terminal = Terminal.of(sys.stdout)
    report = import_module(f"...report.{format_}", __name__).render(result, terminal)
    click.echo(report, nl=False, color=terminal.colour)
    if result.errors:
        sys.exit(2)
    if result.findings or (strict and result.abstained):
        sys.exit(1)
