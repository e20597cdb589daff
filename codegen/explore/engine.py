"""The machine that runs the explorer's JavaScript: an embedded V8."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from ..errors import InputError, Problem

RUNTIME = Path(__file__).with_name("runtime")

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
"""CommonJS in a machine that has none: the same files run in Node as they are."""


class Machine(Protocol):
    """Something that evaluates JavaScript and calls the runtime's entry points."""

    def evaluate(self, text: str) -> None:
        """Run a script."""

    def call(self, name: str, given: object) -> Any:
        """Call an entry point of the runtime with JSON; return its answer."""

    def close(self) -> None:
        """Give the memory back."""


@cache
def runtime_script() -> str:
    """Return the whole runtime as one script."""
    parts = [_LOADER]
    for path in sorted(RUNTIME.rglob("*.js")):
        name = path.relative_to(RUNTIME).as_posix()
        text = path.read_text(encoding="utf-8")
        parts.append(f"$sources.set({json.dumps(name)}, (require, module, exports) => {{{text}\n}});")
    parts.append('const $explorer = $require("main.js"); let $make = null;')
    return "\n".join(parts)


class EmbeddedV8:
    """The V8 of the package mini-racer, in this process."""

    def __init__(self) -> None:
        try:
            from py_mini_racer import MiniRacer  # noqa: PLC0415 - only exploring needs this extra
        except ImportError:
            hint = "pip install 'reflex-clerk-sync[explore]'"
            raise InputError(Problem("exploring needs the package mini-racer, which is not installed", hint=hint)) from None
        self._machine = MiniRacer()
        self.evaluate(runtime_script())

    def evaluate(self, text: str) -> None:
        """Run a script."""
        self._machine.eval(f"{text};\n0")

    def call(self, name: str, given: object) -> Any:
        """Call an entry point of the runtime with JSON; return its answer."""
        answer = self._machine.eval(f"JSON.stringify($explorer.{name}({json.dumps(given)})) ?? 'null'")
        return json.loads(str(answer))

    def open(self, module: str, settings: object) -> None:
        """Load an instrumented module and make a run for it."""
        self.evaluate(f"$make = {module}")
        self.evaluate(f"$explorer.open($make, {json.dumps(settings)})")

    def close(self) -> None:
        """Give the memory back."""
        self._machine.close()
