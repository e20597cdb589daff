"""`check`: find faults of effects in JavaScript, and in the JavaScript that Python files carry."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._config import config_options, demand_pattern
from ._exit import EXIT_FOUND, EXIT_UNUSABLE
from ._ids import known_checks, split_ids
from ._output import show

if TYPE_CHECKING:
    from ..checks.base import Check
    from ..config_sources import CheckOptions
    from ..inputs import Input
    from ..runner.one_file import FileResult

FORMATS = ("text", "json", "github", "sarif")
"""Each is a file of `report/`."""

MAX_JOBS = 64


def _jobs(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> int | str | None:
    if value in (None, "auto"):
        return value
    if value.isdecimal() and 1 <= int(value) <= MAX_JOBS:
        return int(value)
    raise click.BadParameter(f"{value!r} is neither auto nor a number from 1 to {MAX_JOBS}")


def _regex(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        re.compile(value or "")
    except re.error as error:
        raise click.BadParameter(f"{value!r} is not a regular expression: {error}") from error
    return value


def _chains(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Hold names to the rule of the configuration's `roles`."""
    if values:
        from ..config import MEMBER_CHAIN

        for value in values:
            demand_pattern(value, MEMBER_CHAIN)
    return values


def _ids(name: str, help_: str) -> Callable[..., Any]:
    return click.option(name, multiple=True, callback=split_ids, metavar="IDS", shell_complete=known_checks, help=help_)


@click.command("check", short_help="Find faults of effects in JavaScript.")
@click.argument("names", nargs=-1, metavar="[PATH|NAME]...", shell_complete=click.Path(allow_dash=True).shell_complete)
@_ids("--select", "Run only these checks.")
@_ids("--ignore", "Leave these checks out.")
@click.option("--strict", is_flag=True, help="Fail where a check abstains, too.")
@click.option("--fix", "fixes", is_flag=True, help="Mend what can be mended safely, and show it as a diff.")
@click.option("--diff", "shows", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@click.option(
    "--additional-hooks",
    callback=_regex,
    metavar="REGEX",
    help="More hooks that take a function and a dependency array.",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    callback=_chains,
    metavar="NAME",
    help="A function that gives what effects carry, as getToken does.",
)
@click.option(
    "--sink",
    "sinks",
    multiple=True,
    callback=_chains,
    metavar="NAME",
    help="A function that takes what effects carry, as addEvents does.",
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="What to call standard input; a name in .py makes it Python.",
)
@click.option(
    "-j", "--jobs", callback=_jobs, metavar="N", help="Number of processes, or auto: as many as are worthwhile."
)
@click.option("--no-cache", is_flag=True, help="Check every file, even those that have not changed since the last run.")
@config_options
def command(
    *,
    names: tuple[str, ...],
    fixes: bool,
    shows: bool,
    format_: str,
    stdin_filename: str,
    no_cache: bool,
    config_file: Path | None,
    use_files: bool,
    **given: Any,
) -> None:
    """Check files, folders, or standard input (-); without any, the current folder.

    Files are JavaScript with or without JSX, or Python with `add_custom_code` methods. A NAME is what `compare` takes:
    REVISION:PATH of git, a preset, a variant of the project, a package (pkg:reflex-clerk-api==1.3.1), or a
    configuration file, for what it renders.

    Exit status: 0 nothing found, 1 findings, 2 something that cannot be read or parsed.

    With --fix, standard input goes to standard output, mended; what is said of it goes to standard error. The exit
    status then tells of what could not be mended.
    """
    from ..check import checks_by_file, summed_up
    from ..config_sources import load_check_options
    from ..targets import Project, discover

    options = _options(load_check_options(config_file=config_file, use_files=use_files), **given)
    checks_of = checks_by_file(options)
    inputs = discover(names or (".",), Project(config_file, use_files), stdin_name=stdin_filename)
    is_filter = fixes and not shows and _demand_writable(inputs, stdin_filename)
    results = _check(inputs, checks_of, options, remembers=not no_cache)
    fixed = 0
    if fixes or shows:
        from ._fix import fix

        results, fixed = fix(inputs, results, checks_of, writes=not shows, err=is_filter or format_ != "text")
    result = summed_up(results, options, fixed)
    report = import_module(f"...report.{format_}", __name__)
    show(partial(report.render, result), err=is_filter)
    if result.errors:
        sys.exit(EXIT_UNUSABLE)
    if not result.components:
        _warn_of_nothing(inputs)
    if result.findings or (options.strict and result.abstained):
        sys.exit(EXIT_FOUND)


def _warn_of_nothing(inputs: Sequence[Input]) -> None:
    """Say what is looked for where all that was named is Python that holds none of it: such a run can find nothing."""
    from ..errors import Problem
    from ..inputs import CUSTOM_CODE, PYTHON
    from ..report.problems import render_warnings

    if all(item.name.endswith(PYTHON) for item in inputs):
        where = inputs[0].name if len(inputs) == 1 else None
        hint = f"in Python, what a component's {' or '.join(CUSTOM_CODE)} returns is checked"
        show(partial(render_warnings, [Problem("there is no component to check", path=where, hint=hint)]), err=True)


def _demand_writable(inputs: Sequence[Input], stdin_name: str) -> bool:
    """Raise InputError for inputs that --fix has no place to write to; return whether standard input is among the others."""
    from ..errors import InputError, Problem

    no_files = [item.name for item in inputs if item.file is None]
    if fixed_elsewhere := [name for name in no_files if name != stdin_name]:
        hint = "--diff shows what would be changed"
        raise InputError(Problem("--fix can only mend files", path=name, hint=hint) for name in fixed_elsewhere)
    return bool(no_files)


def _options(configured: CheckOptions, **given: Any) -> CheckOptions:
    """Return the settings of the project, with what the command line adds to them or puts in their place."""
    return replace(
        configured,
        select=given["select"] or configured.select,
        ignore=(*configured.ignore, *given["ignore"]),
        strict=given["strict"] or configured.strict,
        additional_hooks=given["additional_hooks"] or configured.additional_hooks,
        sources=(*configured.sources, *given["sources"]),
        sinks=(*configured.sinks, *given["sinks"]),
        jobs=given["jobs"] or configured.jobs,
    )


def _check(
    inputs: Sequence[Input], checks_of: Callable[[str], tuple[Check, ...]], options: CheckOptions, *, remembers: bool
) -> list[FileResult]:
    """Check every input; a cache pays from the second file on. What keeps it from being used is told, and stops nothing."""
    from ..runner.many_files import check_files

    if len(inputs) == 1 or not remembers:
        return check_files(inputs, checks_of, options.jobs)
    from ..report.problems import render_warnings
    from ..runner.cache import FOLDER, ResultCache

    cache = ResultCache((options.root or Path.cwd()) / FOLDER)
    results = check_files(inputs, checks_of, options.jobs, cache)
    if cache.problem is not None:
        show(partial(render_warnings, [cache.problem]), err=True)
    return results
