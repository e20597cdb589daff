"""An interrupt ends a search, whenever it comes and whatever the search is at."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from itertools import count
from threading import Event, Thread, Timer
from types import FrameType
from typing import Any

import pytest

from codegen.explore import explore
from codegen.explore import machine as machines
from codegen.explore.exploring import Found, search_each
from codegen.explore.machine import EmbeddedV8, MachineKind, NodeProcess
from codegen.explore.waiting import Work
from tests.cli.running import interruptible
from tests.cli.test_processes import HANGS
from tests.oracles import needs_node

PATIENCE = 20
"""Seconds after which a search gives the component up by itself."""


@pytest.mark.parametrize(("machine", "jobs"), [("v8", 1), ("v8", 2), pytest.param("node", 1, marks=needs_node)])
def test_an_interrupt_that_wakes_nobody_ends_a_search_at_once(
    monkeypatch: pytest.MonkeyPatch, machine: MachineKind, jobs: int
) -> None:
    """A signal that another thread has got is noted and wakes nobody, as one that comes just before the main thread falls asleep."""
    monkeypatch.setattr(machines, "PATIENCE", PATIENCE)
    kind = NodeProcess if machine == "node" else EmbeddedV8
    send = kind.send
    interrupt = Timer(0.1, signal.raise_signal, [signal.SIGINT])

    def interrupting(this: Any, name: str, given: object = None) -> None:
        send(this, name, given)
        if name == "begin" and not interrupt.is_alive():
            interrupt.start()

    monkeypatch.setattr(kind, "send", interrupting)
    with interruptible():
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            explore(HANGS, depth=1, strict_mode="off" if jobs == 1 else "both", jobs=jobs, machine=machine)
        assert time.monotonic() - began < PATIENCE / 2


def test_an_interrupt_while_an_answer_is_waited_for_leaves_no_lock_behind() -> None:
    """The thread that brings the answer would wait for that lock, and everybody else for the thread."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    for number in count(1):
        work = Work(asyncio.sleep(0.005), loop)
        if not is_interrupted(work.result, number):
            break
        still_runs = Event()
        loop.call_soon_threadsafe(loop.call_later, 0.01, still_runs.set)
        assert still_runs.wait(timeout=5), f"interrupted in call {number}"
    assert number > 2
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_an_interrupt_while_searches_are_started_or_waited_for_stops_them() -> None:
    """It may come at any time: also between the first search and the second, or while a thread is started. None goes on afterwards."""
    calls: list[int] = []

    def interrupt_each() -> None:
        for number in count(1):
            calls.append(number)
            searching = Searching()
            if not is_interrupted(searching.both, number):
                calls.append(0)
                return
            assert searching.ended == searching.begun

    thread = Thread(target=interrupt_each, daemon=True)
    thread.start()
    thread.join(timeout=20)
    assert calls[-1] == 0, f"interrupted in call {calls[-1]}"
    assert len(calls) > 10


class Searching:
    """Two searches that take a moment, on machines that do nothing but tell whether they were stopped."""

    def __init__(self) -> None:
        self.is_stopped = Event()
        self.stop = self.is_stopped.set
        self.begun = self.ended = 0

    def both(self) -> None:
        team: Any = [self, self]
        search_each(team, [False, True], self.one)

    def one(self, _team: object, _strict: bool) -> Found:
        self.begun += 1
        self.is_stopped.wait(timeout=0.01)
        time.sleep(0.002)  # it does not end at the very moment
        self.ended += 1
        return Found({}, 0, 0)


def is_interrupted(function: Callable[[], object], number: int) -> bool:
    """Call a function, with an interrupt just before the call with that number that it makes returns; tell whether there is one.

    What such a call has taken is taken, and its caller does not know it yet.
    """
    left = number

    def trace(frame: FrameType, event: str, _value: object) -> Any:
        nonlocal left
        if (
            event == "return" and frame.f_globals["__name__"] != "_weakrefset"
        ):  # Python swallows it while it forgets an object
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    gc.disable()  # Python would swallow it in what it runs for the garbage of others, too
    sys.settrace(trace)
    try:
        function()
    except KeyboardInterrupt:
        return True
    except RuntimeError as error:  # what Thread.start makes of it at one of its steps
        return isinstance(error.__context__, KeyboardInterrupt)
    finally:
        sys.settrace(before)
        gc.enable()
    return False


def test_what_is_sent_after_a_stop_is_not_waited_for() -> None:
    """The one who stops a machine does not know whether another thread is just about to send it the next call."""
    with EmbeddedV8() as machine:
        machine.stop()
        machine.send("describe")
        with pytest.raises(CancelledError):
            machine.receive()
