"""An interrupt while many files are checked ends the command, whenever it comes, and leaves nothing locked behind."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import count
from types import FrameType
from typing import Any, NoReturn

import pytest

from codegen.interrupts import interrupts_noted, is_of_interrupt
from codegen.runner import pool
from codegen.runner.one_file import Job
from tests.cli.running import SOUND, Cli, interruptible

JOBS = [Job("a.js", str(number), ()) for number in range(8)]


@pytest.mark.timeout(60)
def test_interrupt_at_any_step_of_handing_out_work_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just after a lock of a future was taken, it would leave it taken: the thread that brings the result waits for ever."""
    threads: list[ThreadPoolExecutor] = []

    def executor(processes: int, **_: object) -> ThreadPoolExecutor:
        threads.append(ThreadPoolExecutor(processes))
        return threads[-1]

    monkeypatch.setattr(pool, "ProcessPoolExecutor", executor)  # threads wait in the same way, and are at hand faster
    monkeypatch.setattr(pool, "_check", lambda portion: [job.text for job in portion])
    with interruptible():
        for number in count(1):
            if not interrupted_at(number, lambda: list(pool.encoded_results(JOBS, 2))):
                break
    assert len(threads) > 100
    assert all(thread._shutdown for thread in threads)  # type: ignore[attr-defined]  # it tells nobody otherwise


def interrupted_at(number: int, function: Callable[[], object]) -> bool:
    """Call a function with an interrupt when the call with that number that it makes returns; tell whether it was interrupted."""
    left = number

    def trace(_frame: FrameType, event: str, _value: object) -> Any:
        nonlocal left
        if event == "return":
            left -= 1
            if left == 0:
                signal.raise_signal(signal.SIGINT)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def test_interrupt_is_raised_where_it_is_looked_for_or_at_the_end() -> None:
    steps: list[str] = []

    def work(*, looks: bool) -> None:
        with interrupts_noted() as look:
            look()
            signal.raise_signal(signal.SIGINT)
            steps.append("goes on")
            if looks:
                look()
            steps.append("comes to the end")

    with interruptible():
        with pytest.raises(KeyboardInterrupt):
            work(looks=True)
        with pytest.raises(KeyboardInterrupt):
            work(looks=False)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert steps == ["goes on", "goes on", "comes to the end"]


def test_handler_of_somebody_else_is_left_alone() -> None:
    """As the shell sets for jobs in the background, which are not to be interrupted."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_noted() as look:
            signal.raise_signal(signal.SIGINT)
            look()
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_interrupt_that_a_library_has_wrapped_is_told_as_one(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11 makes a RuntimeError of one that comes while a class is made: it is no bug of ours."""

    def wrapping(*_: object) -> NoReturn:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as interrupt:
            raise RuntimeError("Error calling __set_name__") from interrupt

    cli.write("a.jsx", SOUND)
    monkeypatch.setattr(import_module("codegen.check"), "checks_by_file", wrapping)
    assert cli("check", "a.jsx", status=130).stderr == "Interrupted.\n"
    assert not is_of_interrupt(RuntimeError())
