"""Checking many files in several processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from queue import Empty, SimpleQueue

from ..errors import InputError, Problem
from ..interrupts import MOMENT, interrupts_noted
from .codec import encode
from .one_file import Job, check_one

MAX_PROCESSES = 61
"""The most that Windows can wait for (Python's documentation of ProcessPoolExecutor)."""

_CHARACTERS_WORTH_A_PROCESS = 64 * 1024
"""Text that keeps a process busy for a fifth of a second, several times what it costs to start one."""

_PORTIONS_PER_PROCESS = 8
"""Enough that no process waits long for the last one to finish, few enough that handing out costs nothing."""


def worthwhile(jobs: Sequence[Job]) -> int:
    """Return how many processes the work and the machine can use."""
    characters = sum(len(job.text) for job in jobs)
    return max(min(_processors(), len(jobs), characters // _CHARACTERS_WORTH_A_PROCESS), 1)


def encoded_results(jobs: Sequence[Job], processes: int) -> Iterator[str]:
    """Yield the encoded result of each job, in their order; raises InputError if a process was killed."""
    processes = min(processes, len(jobs), MAX_PROCESSES)
    if processes <= 1:
        yield from _check(jobs)
        return
    size = -(-len(jobs) // (processes * _PORTIONS_PER_PROCESS))
    finished: SimpleQueue[Future[list[str]]] = SimpleQueue()
    with interrupts_noted() as look_for_interrupt:  # raised just anywhere, it would leave a lock of a future taken
        executor = ProcessPoolExecutor(processes, initializer=_leave_interrupts_to_the_parent)
        try:
            portions = [executor.submit(_check, jobs[start : start + size]) for start in range(0, len(jobs), size)]
            for portion in portions:
                portion.add_done_callback(finished.put)
            done = set()
            for portion in portions:
                while portion not in done:
                    look_for_interrupt()
                    with suppress(Empty):
                        done.add(finished.get(timeout=MOMENT))
                yield from portion.result()
        except BrokenProcessPool as error:
            hint = "the machine may be short of memory; --jobs 1 needs the least"
            raise InputError(Problem("a process that checked files was killed", hint=hint)) from error
        finally:
            executor.shutdown(cancel_futures=True)


def _check(portion: Sequence[Job]) -> list[str]:
    return [encode(check_one(job)) for job in portion]


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; one of them says so, and the others are told to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    """Return the processors that this process may use, which can be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
