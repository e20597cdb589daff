"""Many files: those that are known from an earlier run are not checked again, the others by several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from ..errors import SynchronizerError
from .one_file import FileResult, Job, check_one

if TYPE_CHECKING:
    from ..checks.base import Check
    from ..inputs import Input
    from .cache import ResultCache

Processes = Literal["auto"] | int
"""A number of processes, or as many as are worthwhile."""


def check_files(
    inputs: Iterable[Input],
    checks_of: Callable[[str], tuple[Check, ...]],
    processes: Processes = 1,
    cache: ResultCache | None = None,
) -> list[FileResult]:
    """Return what the checks say of each input, in order; `checks_of` tells which checks a file's name asks for.

    Neither processes nor a cache change the result. A file that cannot be read becomes an error of its result.
    """
    read = [_job(item, checks_of) for item in inputs]
    jobs = [job for job in read if isinstance(job, Job)]
    alone = processes == 1 or len(jobs) <= 1
    results = iter([check_one(job) for job in jobs] if alone and cache is None else _remembered(jobs, processes, cache))
    return [next(results) if isinstance(item, Job) else item for item in read]


def _job(item: Input, checks_of: Callable[[str], tuple[Check, ...]]) -> Job | FileResult:
    try:
        return Job(item.name, item.read(), checks_of(item.name))
    except SynchronizerError as error:
        return FileResult(item.name, errors=error.problems)


def _remembered(jobs: Sequence[Job], processes: Processes, cache: ResultCache | None) -> list[FileResult]:
    """Take from the cache what it knows, check the rest, and put that into the cache; equal texts are checked once."""
    from .cache import key
    from .codec import decode
    from .pool import encoded_results, worthwhile

    keys = [key(job.name, job.text, job.checks) for job in jobs]
    known = dict(cache.get(keys)) if cache else {}
    missing = {name: job for name, job in zip(keys, jobs, strict=True) if name not in known}
    unknown = tuple(missing.values())
    wanted = worthwhile(unknown) if processes == "auto" else processes
    fresh = dict(zip(missing, encoded_results(unknown, wanted), strict=True))
    if cache:
        cache.put(fresh)
    known |= fresh
    return [decode(known[name], job.name, job.text) for name, job in zip(keys, jobs, strict=True)]
