"""`check`: find faults of effects in JavaScript, and in the JavaScript that Python files carry."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from ._config import config_options
from ._exit import EXIT_FOUND, EXIT_UNUSABLE
from ._ids import known_checks, split_ids
from ._output import show

FORMATS = ("text", "json", "github", "sarif")
"""Each is a file of `report/`."""


def _regex(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        re.compile(value or "")
    except re.error as error:
        raise click.BadParameter(f"{value!r} is not a regular expression: {error}") from error
    return value


@click.command("check", short_help="Find faults of effects in JavaScript.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option(
    "--select",
    multiple=True,
    callback=split_ids,
    metavar="IDS",
    shell_complete=known_checks,
    help="Run only these checks.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=split_ids,
    metavar="IDS",
    shell_complete=known_checks,
    help="Leave these checks out.",
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
@config_options
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
    config_file: Path | None,
    use_files: bool,
) -> None:
    """Check files, folders, or standard input (-); without a PATH, the current folder.

    Files are JavaScript with or without JSX, or Python with `add_custom_code` methods. Exit status: 0 nothing found,
    1 findings, 2 a file that cannot be read or parsed.
    """
    from ..check import run
    from ..config_sources import load_check_options
    from ..inputs import discover

    configured = load_check_options(config_file=config_file, use_files=use_files)
    options = replace(
        configured,
        select=select or configured.select,
        ignore=(*configured.ignore, *ignore),
        additional_hooks=additional_hooks or configured.additional_hooks,
        sources=(*configured.sources, *sources),
        sinks=(*configured.sinks, *sinks),
        strict=strict or configured.strict,
    )
    result = run(discover(paths or (".",), stdin_name=stdin_filename), options)
    renderer = import_module(f"...report.{format_}", __name__)
    show(lambda terminal: renderer.render(result, terminal))
    if result.errors:
        sys.exit(EXIT_UNUSABLE)
    if result.findings or (options.strict and result.abstained):
        sys.exit(EXIT_FOUND)
