"""Promises and async functions of the explorer run their microtasks in the order of native ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from py_mini_racer import MiniRacer

from codegen.explore.instrument import instrument
from codegen.explore.machine import runtime_script
from codegen.js.parse import parse
from tests.explore.promise_programs import Program

NATIVE = """
var nativeLog = [];
(%s)({ log: (...words) => nativeLog.push(words.join(" ")), useNothing() {} });
0
"""

OWN = """
(() => {
  const { Microtasks } = $require("microtasks.js");
  const { definePromise } = $require("promise.js");
  const { iterate } = $require("iterate.js");
  const microtasks = new Microtasks();
  const promises = definePromise(microtasks);
  const runtime = {
    closure: (site, run) => run,
    start: promises.start,
    startSafely: (make) => promises.startSafely(make),
    suspend: promises.suspend,
    box: (read, write) => ({ get value() { return read(); }, set value(value) { write(value); } }),
    iterate,
  };
  const page = { ...Object.fromEntries(["Number", "String"].map((name) => [name, globalThis[name]])), Promise: promises.Promise };
  page.queueMicrotask = (run) => microtasks.push(run);
  const log = [];
  const { Main } = (%s)(runtime, page)();
  Main({ log: (...words) => log.push(words.join(" ")), useNothing() {} });
  microtasks.drain();
  return JSON.stringify(log);
})()
"""


@contextmanager
def explorer() -> Iterator[MiniRacer]:
    """Give a machine with the explorer's runtime and native promises."""
    with MiniRacer() as v8:
        v8.eval(runtime_script())
        v8.eval("globalThis.queueMicrotask ??= (run) => { Promise.resolve().then(run); }; 0")
        yield v8


@pytest.fixture(scope="module")
def machine() -> Iterator[MiniRacer]:
    with explorer() as v8:
        yield v8


def logs(machine: MiniRacer, text: str) -> tuple[list[str], list[str]]:
    """Return what a program logs on native promises and on ours."""
    machine.eval(NATIVE % f"({text.removeprefix('export ')})")
    native = json.loads(str(machine.eval("JSON.stringify(nativeLog)")))
    own = json.loads(str(machine.eval(OWN % instrument(parse(text)).text)))
    return native, own


@pytest.mark.parametrize("seed", range(8))
def test_order_of_microtasks_is_native(machine: MiniRacer, seed: int) -> None:
    """Ten random programs for each seed, some hundred microtasks each."""
    for number in range(10):
        text = Program(10 * seed + number).text
        native, own = logs(machine, text)
        assert own == native, text
        assert len(native) > 5


@pytest.mark.long
def test_order_of_microtasks_is_native_in_many_programs() -> None:
    """The same on 10,000 larger programs; the number of log lines compared is printed."""
    lines = 0
    for first in range(0, 10_000, 500):
        with explorer() as machine:  # a machine keeps every program that it has compiled
            for seed in range(first, first + 500):
                text = Program(100_000 + seed, size=16).text
                native, own = logs(machine, text)
                assert own == native, text
                lines += len(native)
    print(f"\n10,000 programs, {lines:,} log lines equal")  # noqa: T201 - the size is the result
