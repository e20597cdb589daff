"""The machines that run the explorer's JavaScript: an embedded V8 in a thread of its own, or Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from ..errors import InputError, Problem

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


class Machine(Protocol):
    """Something that answers calls of the runtime's entry points (`runtime/main.js`), in the order in which they were sent."""

    def send(self, name: str, given: object = None) -> None:
        """Start a call; `given` is anything that JSON can hold."""

    def receive(self) -> Any:
        """Wait for the answer to the oldest call that has none."""

    def close(self) -> None:
        """Stop the machine."""


def call(machine: Machine, name: str, given: object = None) -> Any:
    """Call an entry point and wait for its answer."""
    machine.send(name, given)
    return machine.receive()


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
            from py_mini_racer import MiniRacer, init_mini_racer
        except ImportError:
            hint = "pip install 'reflex-clerk-sync[explore]', or explore in Node"
            raise InputError(
                Problem("exploring needs the package mini-racer, which is not installed", hint=hint)
            ) from None
        init_mini_racer(flags=_V8_FLAGS, ignore_duplicate_init=True)
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._answers: deque[Future[Any]] = deque()
        # mini-racer ties itself to the event loop that runs where it is made, and waits for it: in a notebook, or beside
        # Playwright, that would be the one that waits for us. In our own thread there is none.
        self._v8: MiniRacer = self._thread.submit(MiniRacer).result()
        self._thread.submit(self._v8.eval, runtime_script()).result()

    def send(self, name: str, given: object = None) -> None:
        """Start a call."""
        self._answers.append(self._thread.submit(self._call, name, given))

    def receive(self) -> Any:
        """Wait for the oldest answer."""
        return self._answers.popleft().result()

    def _call(self, name: str, given: object) -> Any:
        answer = self._v8.eval(f"JSON.stringify($explorer.{name}({json.dumps(given)}) ?? null)")
        return json.loads(str(answer))

    def close(self) -> None:
        """Stop the machine, when the call that is under way has ended."""
        self._thread.submit(self._v8.close).result()
        self._thread.shutdown()

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
        self._process = subprocess.Popen(  # noqa: S603 - the Node that was found, with our own script
            [node, str(RUNTIME / _NODE_HOST)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def send(self, name: str, given: object = None) -> None:
        """Start a call."""
        assert self._process.stdin is not None  # noqa: S101 - it was opened as a pipe
        self._process.stdin.write(json.dumps({"name": name, "given": given}) + "\n")
        self._process.stdin.flush()

    def receive(self) -> Any:
        """Wait for the oldest answer."""
        assert self._process.stdout is not None  # noqa: S101 - it was opened as a pipe
        line = self._process.stdout.readline()
        if not line:
            raise InputError(
                Problem(
                    f"the exploring process ended with status {self._process.wait()}",
                    hint="lower the depth or the jobs",
                )
            )
        return json.loads(line)

    def close(self) -> None:
        """Stop the process."""
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None  # noqa: S101 - both were opened as pipes
            stream.close()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start(kind: MachineKind) -> EmbeddedV8 | NodeProcess:
    """Start a machine. Raises InputError when it is not there."""
    return NodeProcess() if kind == "node" else EmbeddedV8()
