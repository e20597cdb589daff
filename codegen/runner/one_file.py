"""One text in, everything that the checks have to say of it out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from .. import suppressions
from ..errors import Problem, SynchronizerError
from ..findings import Abstention, Finding
from ..garbage import no_collection
from ..inputs import javascript
from ..js.parse import parse
from ..js.parse_depth import on_deep_stack
from ..records import record

if TYPE_CHECKING:
    from ..checks.base import Check
    from ..js.program import Program
    from ..source import Source


@record()
class Job:
    """A file's text, and the checks to run on it."""

    name: str
    text: str
    checks: tuple[Check, ...]


@record()
class FileResult:
    """What was said of one file, in the order of its lines; a severity is still the check's own."""

    name: str
    findings: tuple[Finding, ...] = ()
    abstained: tuple[Abstention, ...] = ()
    errors: tuple[Problem, ...] = ()
    components: int = 0
    suppressed: int = 0

    def with_errors(self, errors: tuple[Problem, ...]) -> FileResult:
        """Return the same with more errors."""
        told = (*self.errors, *errors)
        return FileResult(self.name, self.findings, self.abstained, told, self.components, self.suppressed)


def check_one(job: Job) -> FileResult:
    """Run the checks of a job; what cannot be read or parsed becomes an error of the result."""
    try:
        sources, problems = javascript(job.text, job.name)
    except SynchronizerError as error:
        return FileResult(job.name, errors=error.problems)
    with no_collection():
        results = [on_deep_stack(partial(_check_source, source, job.checks)) for source in sources]
    return FileResult(
        job.name,
        tuple(finding for result in results for finding in result.findings),
        tuple(abstention for result in results for abstention in result.abstained),
        (*problems, *(problem for result in results for problem in result.errors)),
        sum(result.components for result in results),
        sum(result.suppressed for result in results),
    )


def _check_source(source: Source, checks: Sequence[Check]) -> FileResult:
    """Run the checks and keep what no comment allows, in the order of the source."""
    try:
        program = parse(source)
    except SynchronizerError as error:
        return FileResult(source.path, errors=error.problems)
    allows = suppressions.find(program)
    said = [item for check in checks for item in _run_one(check, program)]
    kept = [item for item in said if not suppressions.allowed(item, allows)]
    kept = list({(item.check, item.span, item.message): item for item in reversed(kept)}.values())
    kept.sort(key=lambda item: (item.span.start, item.span.end, item.check))
    return FileResult(
        source.path,
        tuple(item for item in kept if isinstance(item, Finding)),
        tuple(item for item in kept if isinstance(item, Abstention)),
        components=len(program.components),
        suppressed=len(said) - len(kept),
    )


def _run_one(check: Check, program: Program) -> list[Finding | Abstention]:
    try:
        return list(check.run_program(program))
    except Exception as error:
        error.add_note(f"while the check {check.id} looked at {program.source.path}")
        raise
