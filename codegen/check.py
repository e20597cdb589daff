"""The runner: sources in, everything that the checks have to say about them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .checks.base import Check, CheckSettings, all_checks
from .config_sources.model import CheckOptions
from .errors import InputError, Problem
from .findings import CheckResult, Finding
from .names import nearest
from .runner.many_files import check_files
from .runner.one_file import FileResult, Job, check_one

if TYPE_CHECKING:
    from .inputs import Input


def check(
    text: str,
    *,
    path: str = "<input>",
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    additional_hooks: str | None = None,
    sources: str | Iterable[str] = (),
    sinks: str | Iterable[str] = (),
) -> CheckResult:
    """Check one text: JavaScript or, when `path` ends in `.py`, Python with `add_custom_code` methods.

    `select` and `ignore` are check ids (all, and none, by default); `additional_hooks` is a regular expression for
    names of hooks that take a dependency array; `sources` and `sinks` are names of functions that give, and take, what
    an effect carries. A plain string is one name. A syntax error stands in the result's `errors`; raises InputError
    for an unknown check id.
    """
    options = CheckOptions(
        _names(select), _names(ignore), additional_hooks=additional_hooks, sources=_names(sources), sinks=_names(sinks)
    )
    return summed_up([check_one(Job(path, text, choose(options)))], options)


def run(inputs: Iterable[Input], options: CheckOptions, checks: Sequence[Check] | None = None) -> CheckResult:
    """Run checks over inputs: those that the options choose, unless the caller brings his own.

    A file that cannot be read or parsed becomes an error of the result and does not stop the others. Raises InputError
    for an unknown check id.
    """
    return summed_up(check_files(inputs, checks_by_file(options, checks)), options)


def _names(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return names as a tuple: a plain string is one name, not its letters."""
    return (given,) if isinstance(given, str) else tuple(given)


def choose(options: CheckOptions) -> tuple[Check, ...]:
    """Return the selected checks, or all, without the ignored ones; raises InputError that names every unknown id."""
    known = all_checks()
    named = {*options.select, *options.ignore}
    if unknown := sorted(named - known.keys()):
        raise InputError(map(unknown_check, unknown))
    settings = CheckSettings(options.additional_hooks, options.sources, options.sinks)
    chosen = set(options.select or known) - set(options.ignore)
    return tuple(known[name](settings) for name in sorted(chosen))


def unknown_check(name: str) -> Problem:
    """Return the problem of a check id that does not exist."""
    message = f"there is no check `{name}`{nearest(name, all_checks())}"
    return Problem(message, value=name, hint="`reflex-clerk-sync explain` lists all checks")


def checks_by_file(options: CheckOptions, checks: Sequence[Check] | None = None) -> Callable[[str], tuple[Check, ...]]:
    """Return a function that tells which checks run on a file, by its name; raises InputError for an unknown check id."""
    chosen = choose(options) if checks is None else tuple(checks)

    @cache
    def without(ignored: frozenset[str]) -> tuple[Check, ...]:
        return tuple(check for check in chosen if check.id not in ignored)

    return lambda name: without(ignored_in(name, options))


def ignored_in(name: str, options: CheckOptions) -> frozenset[str]:
    """Return the checks that the options leave out for a file.

    A glob is compared with the file's path below `root` and with its bare name; `*` stands for any characters, slashes
    too, and a `**/` for nothing as well.
    """
    if not options.per_file_ignores:
        return frozenset()
    file = Path(name)
    paths = [file.name]
    if options.root is not None and (path := file.resolve()).is_relative_to(root := options.root.resolve()):
        paths.append(path.relative_to(root).as_posix())
    return frozenset(
        check
        for glob, checks in options.per_file_ignores.items()
        if any(fnmatchcase(path, form) for path in paths for form in (glob, glob.replace("**/", "")))
        for check in checks
    )


def summed_up(results: Sequence[FileResult], options: CheckOptions, fixed: int = 0) -> CheckResult:
    """Return the results of all files as one, with the severities that the options set, and what was fixed before."""
    return CheckResult(
        tuple(_rated(finding, options) for result in results for finding in result.findings),
        tuple(abstention for result in results for abstention in result.abstained),
        tuple(problem for result in results for problem in result.errors),
        len(results),
        sum(result.components for result in results),
        sum(result.suppressed for result in results),
        fixed,
    )


def _rated(finding: Finding, options: CheckOptions) -> Finding:
    severity = options.severity.get(finding.check, finding.severity)
    return finding if severity is finding.severity else replace(finding, severity=severity)
