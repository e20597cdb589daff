"""The runner: sources in, everything that the checks have to say about them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from . import suppressions
from .checks.base import Check, CheckSettings, all_checks
from .config_sources.model import CheckOptions
from .errors import InputError, Problem, SynchronizerError
from .findings import Abstention, CheckResult, Finding
from .inputs import Input
from .js.parse import parse
from .names import nearest

if TYPE_CHECKING:
    from .js.program import Program
    from .source import Source


def check(
    text: str,
    *,
    path: str = "<input>",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    additional_hooks: str | None = None,
    sources: Iterable[str] = (),
    sinks: Iterable[str] = (),
) -> CheckResult:
    """Check one text: JavaScript or, when `path` ends in `.py`, Python with `add_custom_code` methods.

    `select` and `ignore` are check ids (all, and none, by default); `additional_hooks` is a regular expression for
    names of hooks that take a dependency array; `sources` and `sinks` are names of functions that give, and take, what
    an effect carries. A syntax error stands in the result's `errors`; raises InputError for an unknown check id.
    """
    options = CheckOptions(
        tuple(select), tuple(ignore), additional_hooks=additional_hooks, sources=tuple(sources), sinks=tuple(sinks)
    )
    return run([Input(path, lambda: text)], options)


def run(inputs: Iterable[Input], options: CheckOptions, checks: Sequence[Check] | None = None) -> CheckResult:
    """Run checks over inputs: those that the options choose, unless the caller brings his own.

    A file that cannot be read or parsed becomes an error of the result and does not stop the others. Raises InputError
    for an unknown check id.
    """
    tally = _Tally(options, choose(options) if checks is None else checks)
    for item in inputs:
        tally.add(item)
    return tally.result()


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


@dataclass(slots=True)
class _Tally:
    """What has been said so far."""

    options: CheckOptions
    checks: Sequence[Check]
    findings: list[Finding] = field(default_factory=list)
    abstained: list[Abstention] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    files: int = 0
    components: int = 0
    suppressed: int = 0

    def add(self, item: Input) -> None:
        """Check one file."""
        self.files += 1
        ignored = ignored_in(item.name, self.options)
        checks = [check for check in self.checks if check.id not in ignored]
        try:
            sources, problems = item.javascript()
        except SynchronizerError as error:
            self.errors += error.problems
            return
        self.errors += problems
        for source in sources:
            self._add_source(source, checks)

    def _add_source(self, source: Source, checks: Sequence[Check]) -> None:
        """Run the checks and keep what no comment allows, in the order of the source."""
        try:
            program = parse(source)
        except SynchronizerError as error:
            self.errors += error.problems
            return
        allows = suppressions.find(program)
        said = [item for check in checks for item in _run_one(check, program)]
        kept = [item for item in said if not suppressions.allowed(item, allows)]
        kept.sort(key=lambda item: (item.span.start, item.span.end, item.check))
        self.suppressed += len(said) - len(kept)
        self.components += len(program.components)
        self.abstained += [item for item in kept if isinstance(item, Abstention)]
        self.findings += [self._rated(item) for item in kept if isinstance(item, Finding)]

    def _rated(self, finding: Finding) -> Finding:
        severity = self.options.severity.get(finding.check, finding.severity)
        return finding if severity is finding.severity else replace(finding, severity=severity)

    def result(self) -> CheckResult:
        """Return all of it."""
        return CheckResult(
            tuple(self.findings),
            tuple(self.abstained),
            tuple(self.errors),
            self.files,
            self.components,
            self.suppressed,
        )


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


def _run_one(check: Check, program: Program) -> list[Finding | Abstention]:
    try:
        return list(check.run_program(program))
    except Exception as error:
        error.add_note(f"while the check {check.id} looked at {program.source.path}")
        raise
