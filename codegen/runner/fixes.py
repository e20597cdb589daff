"""Mending what can be mended safely: fixes are made in rounds, with a check after each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Problem
from ..files import write_text
from ..findings import Edit, Finding
from ..inputs import read_file
from .edits import edited, safe_edits
from .one_file import FileResult, Job, check_one

MAX_ROUNDS = 20
"""Fixes that overlap take a round each; fixes that call for one another without end stop here."""

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text before and after its fixes, how many there were, and what the checks say of it then."""

    before: str
    after: str
    fixes: int
    result: FileResult


def mend(job: Job, result: FileResult) -> Mended:
    """Fix what the checks said of a job and can be fixed safely, and what they say after that."""
    text, fixes = job.text, 0
    for _ in range(MAX_ROUNDS):
        chosen = list(_compatible(result.findings))
        if not chosen:
            break
        text = edited(text, (edit for edits in chosen for edit in edits))
        fixes += len(chosen)
        after = check_one(Job(job.name, text, job.checks))
        if len(after.errors) > len(result.errors):
            raise AssertionError(f"a fix makes {job.name} unreadable: {after.errors[-1].message}")
        result = after
    return Mended(job.text, text, fixes, result)


def save(path: Path, mended: Mended) -> None:
    """Write a mended text to its file; raises InputError, and writes nothing, if the file has changed since it was read."""
    if read_file(path) != mended.before:
        hint = "nothing was written to it; run the command again"
        raise InputError(Problem("the file was changed while it was checked", str(path), hint=hint))
    mark = _BYTE_ORDER_MARK if path.read_bytes().startswith(_BYTE_ORDER_MARK.encode()) else ""
    write_text(path, mark + mended.after)


def _compatible(findings: Sequence[Finding]) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits of as many fixes as can be made at once, those of one fix together."""
    taken: list[Edit] = []
    for finding in findings:
        edits = safe_edits(finding)
        if edits and not any(_meet(edit, other) for edit in edits for other in taken):
            taken += edits
            yield edits


def _meet(one: Edit, other: Edit) -> bool:
    """Return whether two edits overlap or touch: of two insertions at one place, nobody knows which comes first."""
    return one.span.start <= other.span.end and other.span.start <= one.span.end
