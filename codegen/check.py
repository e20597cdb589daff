"""The runner: sources in, everything that the checks have to say about them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from . import suppressions
from .checks.base import Check, CheckSettings, all_checks
from .errors import InputError, Problem, SynchronizerError
from .findings import Abstention, CheckResult, Finding, Severity
from .inputs import Input
from .js.parse import parse
from .names import nearest

if TYPE_CHECKING:
    from .js.program import Program


def check(
    text: str,
    *,
    path: str = "<input>",
    select: Iterable[str] | None = None,
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
    settings = CheckSettings(additional_hooks, tuple(sources), tuple(sinks))
    return run([Input(path, lambda: text)], choose(select, ignore, settings))


def choose(
    select: Iterable[str] | None, ignore: Iterable[str], settings: CheckSettings | None = None
) -> tuple[Check, ...]:
    """Return the selected checks, or all, without the ignored ones; raises InputError that names every unknown id."""
    known = all_checks()
    selected, ignored = set(known if select is None else select), set(ignore)
    unknown = sorted((selected | ignored) - known.keys())
    if unknown:
        hint = "`reflex-clerk-sync explain` lists all checks"
        raise InputError(
            Problem(f"there is no check `{name}`{nearest(name, known)}", value=name, hint=hint) for name in unknown
        )
    return tuple(known[name](settings) for name in sorted(selected - ignored))


def run(
    inputs: Iterable[Input], checks: Sequence[Check], *, severities: Mapping[str, Severity] | None = None
) -> CheckResult:
    """Run checks over inputs.

    A file that cannot be read or parsed becomes an error of the result and does not stop the others. `severities`
    overrides those of checks, by id.
    """
    tally = _Tally(dict(severities or {}))
    for item in inputs:
        tally.files += 1
        try:
            for source in item.sources():
                tally.add(parse(source), checks)
        except SynchronizerError as error:
            tally.errors += error.problems
    return tally.result()


@dataclass(slots=True)
class _Tally:
    """What has been said so far."""

    severities: Mapping[str, Severity]
    findings: list[Finding] = field(default_factory=list)
    abstained: list[Abstention] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    files: int = 0
    components: int = 0
    suppressed: int = 0

    def add(self, program: Program, checks: Sequence[Check]) -> None:
        """Run the checks on one program and keep what no comment allows, in the order of the source."""
        allows = suppressions.find(program)
        said = [item for check in checks for item in _run_one(check, program)]
        kept = [item for item in said if not suppressions.allowed(item, allows)]
        kept.sort(key=lambda item: (item.span.start, item.span.end, item.check))
        self.suppressed += len(said) - len(kept)
        self.components += len(program.components)
        self.abstained += [item for item in kept if isinstance(item, Abstention)]
        self.findings += [self._rated(item) for item in kept if isinstance(item, Finding)]

    def _rated(self, finding: Finding) -> Finding:
        severity = self.severities.get(finding.check, finding.severity)
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


def _run_one(check: Check, program: Program) -> list[Finding | Abstention]:
    try:
        return list(check.run_program(program))
    except Exception as error:
        error.add_note(f"while the check {check.id} looked at {program.source.path}")
        raise
