"""The machines that run the explorer's JavaScript: an embedded V8 in a thread of its own, or Node."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from collections import deque
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from ..errors import InputError, Problem
from .waiting import Work, take

RUNTIME = Path(__file__).with_name("runtime")
"""Folder of the JavaScript files; Node runs them as they are."""

MachineKind = Literal["v8", "node"]

_LOADER = """
const $modules = new Map();
const $sources = new Map();
function $require(path) {
  if (!$modules.has(path)) {
    const module = { exports: {} };
    $modules.set(path, module);
    $sources.get(path)((wanted) => $require($resolve(path, wanted)), module, module.exports);
  }
  return $modules.get(path).exports;
}
function $resolve(from, wanted) {
  const parts = from.split("/").slice(0, -1);
  for (const part of wanted.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const path = parts.join("/");
  return [path, `${path}.js`, `${path}/index.js`].find((candidate) => $sources.has(candidate));
}
"""
"""CommonJS for a machine that has none."""

_NODE_HOST = "node_host.js"

_V8_FLAGS = ("--min-semi-space-size=16",)
"""Every run leaves garbage behind and nothing else: a larger nursery, in megabytes, has less of it to copy."""


PATIENCE = 5.0
"""Seconds for one action of a run, after which its component is taken not to come back."""

_LOOKS = 5
"""So often is looked in that time whether the run has moved: a machine that sleeps, or has much to do, is not taken for one that hangs."""


class Hung(Exception):  # noqa: N818 - no error of ours: it is what became of the component
    """A run does not come back from an action.

    `trace` are the places, among all actions that the runtime knows, of those that were taken, the last one being the one that hangs;
    empty when it is the start. `line` is the source's line that began last, 0 where lines are not noted.
    """

    def __init__(self, trace: Sequence[int], line: int) -> None:
        super().__init__("the component does not come back")
        self.trace = tuple(trace)
        self.line = line


class Machine(Protocol):
    """Something that answers calls of the runtime's entry points (`runtime/main.js`), in the order in which they were sent.

    `patience` are the seconds that it gives one action.
    """

    patience: float

    def send(self, name: str, given: object = None) -> None:
        """Start a call; `given` is anything that JSON can hold."""

    def receive(self) -> Any:
        """Wait for the answer to the oldest call that has none. Raises Hung where the component does not come back."""

    def stop(self) -> None:
        """End what is under way, and what is still sent, from any thread: whoever waits for an answer gets an error."""

    def close(self) -> None:
        """Stop the machine, whatever it is at."""


def call(machine: Machine, name: str, given: object = None) -> Any:
    """Call an entry point and wait for its answer. Raises Hung."""
    machine.send(name, given)
    return machine.receive()


@contextmanager
def known_to_hang(machine: Machine) -> Iterator[None]:
    """Make a machine wait no longer than to see where a run hangs that is known to."""
    before = machine.patience
    machine.patience = before / _LOOKS
    try:
        yield
    finally:
        machine.patience = before


@cache
def runtime_script() -> str:
    """Return the whole runtime as one script."""
    parts = [_LOADER]
    for path in sorted(RUNTIME.rglob("*.js")):
        if path.name != _NODE_HOST:
            name = path.relative_to(RUNTIME).as_posix()
            parts.append(
                f"$sources.set({json.dumps(name)}, (require, module, exports) => {{{path.read_text(encoding='utf-8')}\n}});"
            )
    parts.append('const $explorer = $require("main.js");')
    return "\n".join(parts)


class EmbeddedV8:
    """The V8 of the package mini-racer. Several run side by side: each has a thread, and JavaScript runs without Python's lock."""

    def __init__(self) -> None:
        try:
            from py_mini_racer import init_mini_racer
        except ImportError:
            hint = "pip install 'reflex-clerk-sync[explore]', or explore in Node"
            raise InputError(
                Problem("exploring needs the package mini-racer, which is not installed", hint=hint)
            ) from None
        self.patience = PATIENCE
        init_mini_racer(flags=_V8_FLAGS, ignore_duplicate_init=True)
        # mini-racer ties itself to the event loop that runs where it is made, and waits for it: in a notebook, or beside
        # Playwright, that would be the one that waits for us. So it gets a loop of its own.
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="explorer", daemon=True)
        self._thread.start()
        self._answers: deque[Work] = deque()
        self._is_stopped = False
        self._await(self._begin())

    def send(self, name: str, given: object = None) -> None:
        """Start a call."""
        self._answers.append(Work(self._call(name, given, self.patience), self._loop))
        if self._is_stopped:  # by another thread, between two calls
            self._answers[-1].cancel()

    def receive(self) -> Any:
        """Wait for the oldest answer."""
        try:
            return self._answers[0].result()
        finally:
            self._answers.popleft()

    def stop(self) -> None:
        """End what is under way, and what is still sent."""
        self._is_stopped = True
        for answer in tuple(self._answers):
            answer.cancel()

    def close(self) -> None:
        """Stop the machine, whatever it is at."""
        self._await(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _await(self, work: Coroutine[Any, Any, None]) -> None:
        Work(work, self._loop).result()

    async def _begin(self) -> None:
        from py_mini_racer import MiniRacer

        self._v8 = MiniRacer()
        self._v8.eval(runtime_script())
        memory = self._v8.eval('$require("whereabouts.js").memory')
        assert isinstance(memory, memoryview)  # noqa: S101 - that is how mini-racer gives a buffer
        self._whereabouts = memory.cast("B").cast("i")

    async def _end(self) -> None:
        """End every call before the V8 that it runs in."""
        calls = asyncio.all_tasks() - {asyncio.current_task()}
        for under_way in calls:
            under_way.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        self._v8.close()

    async def _call(self, name: str, given: object, patience: float) -> Any:
        code = f"JSON.stringify($explorer.{name}({json.dumps(given)}) ?? null)"
        answer = asyncio.ensure_future(self._v8.eval_cancelable(code))
        try:
            await self._watch(answer, patience)
            return json.loads(str(answer.result()))
        finally:
            answer.cancel()

    async def _watch(self, answer: asyncio.Future[Any], patience: float) -> None:
        """Wait for an answer, and look whether the run moves. Raises Hung when it does not."""
        seen, unmoved = None, 0
        while not answer.done():
            await asyncio.wait({answer}, timeout=patience / _LOOKS)
            begun, line, length = self._whereabouts[:3]
            seen, unmoved = begun, unmoved + 1 if begun == seen else 0
            if unmoved == _LOOKS and not answer.done():
                raise Hung(self._whereabouts[3 : 3 + length].tolist(), line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class NodeProcess:
    """Node, in a process of its own: one JSON request a line, one JSON answer a line."""

    def __init__(self) -> None:
        node = shutil.which("node")
        if node is None:
            raise InputError(Problem("exploring in Node was asked for, and there is no node on the path"))
        self.patience = PATIENCE
        self._process = subprocess.Popen(  # noqa: S603 - the Node that was found, with our own script
            [node, str(RUNTIME / _NODE_HOST)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._thread = Thread(target=self._read, name="explorer", daemon=True)
        self._thread.start()

    def send(self, name: str, given: object = None) -> None:
        """Start a call."""
        assert self._process.stdin is not None  # noqa: S101 - it was opened as a pipe
        request = {"name": name, "given": given, "lookMs": self.patience / _LOOKS * 1_000, "looks": _LOOKS}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def receive(self) -> Any:
        """Wait for the oldest answer."""
        line = take(self._lines)
        if not line:
            self._lines.put(line)  # it stays ended
            raise InputError(
                Problem(
                    f"the exploring process ended with status {self._process.wait()}",
                    hint="lower the depth or the jobs",
                )
            )
        told = json.loads(line)
        if "hung" in told:
            raise Hung(told["hung"]["trace"], told["hung"]["line"])
        return told["answer"]

    def stop(self) -> None:
        """End the process, and with it what is under way."""
        self._process.kill()

    def close(self) -> None:
        """Stop the process, whatever it is at."""
        self._process.kill()
        self._thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None  # noqa: S101 - both were opened as pipes
            stream.close()
        self._process.wait()

    def _read(self) -> None:
        """Pass on every line, and an empty one at the end: a thread that reads cannot look for an interrupt."""
        assert self._process.stdout is not None  # noqa: S101 - it was opened as a pipe
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start(kind: MachineKind) -> EmbeddedV8 | NodeProcess:
    """Start a machine. Raises InputError when it is not there."""
    return NodeProcess() if kind == "node" else EmbeddedV8()
