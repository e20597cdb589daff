"""What `check --fix` and `check --diff` do between checking and reporting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..errors import InputError
from ..report.diff import diff_lines
from ..report.terminal import Terminal
from ..runner.fixes import Mended, mend, save
from ..runner.one_file import FileResult, Job
from ._output import show

if TYPE_CHECKING:
    from ..checks.base import Check
    from ..inputs import Input


def fix(
    inputs: Sequence[Input],
    results: Sequence[FileResult],
    checks_of: Callable[[str], tuple[Check, ...]],
    *,
    writes: bool,
    err: bool,
) -> tuple[list[FileResult], int]:
    """Show what can be fixed as a diff (on standard error if `err`), and do it if `writes`.

    Returns what is found in each file as it is then, and the number of fixes made. Files are written in their places,
    standard input to standard output.
    """
    found = [_mend(result, checks_of) for result in results]
    for result, mended in zip(results, found, strict=True):
        if mended is not None:
            show(partial(_diff, result.name, mended), err=err)
    if not writes:
        return list(results), 0
    remaining = list(map(_write, inputs, results, found))
    done = [mended.fixes for mended, left in zip(found, remaining, strict=True) if mended and left is mended.result]
    return remaining, sum(done)


def _mend(result: FileResult, checks_of: Callable[[str], tuple[Check, ...]]) -> Mended | None:
    if not any(finding.fix for finding in result.findings):
        return None
    text = result.findings[0].source.document
    found = mend(Job(result.name, text, checks_of(result.name)), result)
    return found if found.fixes else None


def _diff(name: str, fixed: Mended, terminal: Terminal) -> str:
    lines = diff_lines(fixed.before, fixed.after, (name, name), terminal)
    return "".join(f"{line}\n" for line in lines)


def _write(item: Input, result: FileResult, mended: Mended | None) -> FileResult:
    """Write one text; return what remains in it or, if it cannot be written, what is there and the reason."""
    if item.file is None:
        text = item.read() if mended is None else mended.after
        show(lambda _terminal: text.encode())
    elif mended is not None:
        try:
            save(item.file, mended)
        except InputError as error:
            return result.with_errors(error.problems)
    return result if mended is None else mended.result
