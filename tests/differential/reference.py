"""eslint-plugin-react-hooks as an oracle: a Node process that lives as long as the tests, asked one source at a time."""

from __future__ import annotations

import json
import re
import subprocess
from collections import deque
from pathlib import Path
from typing import Any, Self

from tests.differential.verdicts import Verdict
from tests.oracles import npm_project

PACKAGES = {
    "eslint": "9.39.5",
    "eslint-plugin-react-hooks": "7.1.1",
    "eslint-scope": "9.1.2",
    "eslint-visitor-keys": "5.0.0",
    "espree": "10.4.0",
}
SCRIPT = Path(__file__).with_name("reference.cjs")
ADDITIONAL_HOOKS = "^useInsertionEffect$"
"""Ours reads useInsertionEffect by itself; the reference must be told."""

_QUOTED = re.compile(r"'([^']+)'")
_NAMED = {
    "effect-event": re.compile(r"Remove `(.*)` from the list", re.DOTALL),
    "literal": re.compile(r"Did you mean to include (.*) in the array"),
    "ref-in-cleanup": _QUOTED,
    "set-state-without-array": _QUOTED,
    "stale-assignment": _QUOTED,
    "unstable-value": _QUOTED,
}
"""Where the message of a kind has its first name."""

_LISTED = re.compile(r" has (?:an? )?(missing|unnecessary|duplicate) dependenc(?:y|ies): (.*?)\. Either ", re.DOTALL)
_ARRAY = re.compile(r"\[(.*)\]$", re.DOTALL)

_KINDS = {
    "exhaustive-deps": (
        ("Effect callbacks are synchronous", "async-callback"),
        ("requires an effect callback", "no-callback"),
        ("does nothing when called with", "no-array"),
        ("received a function whose dependencies", "unknown-callback"),
        ("contains a call to", "set-state-without-array"),
        ("is not an array literal", "not-an-array"),
        ("has a spread element", "spread"),
        ("must not be included in the dependency array", "effect-event"),
        ("literal is not a valid dependency", "literal"),
        ("complex expression in the dependency array", "complex-expression"),
        ("on every render.", "unstable-value"),
        ("Assignments to the", "stale-assignment"),
        ("will likely have changed", "ref-in-cleanup"),
        (" dependenc", "dependencies"),
    ),
    "rules-of-hooks": (
        ("may be executed more than once", "loop"),
        ("is called conditionally", "conditional"),
        ("cannot be called in an async function", "async"),
        ("cannot be called in a class component", "class"),
        ("cannot be called in a try/catch block", "try"),
        ("cannot be called at the top level", "top-level"),
        ("cannot be called inside a callback", "callback"),
        ("that is neither a React function component", "not-a-component"),
        ("can only be called", "effect-event"),
    ),
}


_HINTS = (
    ("Mutable values like", "ref"),
    ("Outer scope values like", "outside"),
    ("will change when *any* prop changes", "props"),
    ("wrap that definition in useCallback", "parent-callback"),
    ("multiple useState variables with useReducer", "reducer"),
    ("in the reducer.", "props-in-reducer"),
    ("You can also do a functional update", "updater"),
)


class RefusedError(Exception):
    """The reference could not judge a source: it refuses the syntax, or the rule itself fails."""


class Reference:
    """The running oracle; use it as a context manager."""

    def __init__(self) -> None:
        project = npm_project("react-hooks", PACKAGES)
        self._process = subprocess.Popen(
            ["node", "--stack-size=8000", str(SCRIPT)],
            cwd=project,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._sent: deque[str] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=30)

    def judge(self, code: str, *, plain: bool = False, additional_hooks: str = ADDITIONAL_HOOKS) -> list[Verdict]:
        """Return what the reference says of a source, sorted; `plain` is eslint 9 as it is. Raises RefusedError."""
        self.send(code, plain=plain, additional_hooks=additional_hooks)
        return self.receive()

    def send(self, code: str, *, plain: bool = False, additional_hooks: str = ADDITIONAL_HOOKS) -> None:
        """Let the reference begin with a source; `receive` has the answer, once for each."""
        assert self._process.stdin is not None
        request = {"code": code, "plain": plain, "additionalHooks": additional_hooks}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        self._sent.append(code)

    def receive(self) -> list[Verdict]:
        """Return the answer for the source that was sent first of those unanswered. Raises RefusedError."""
        assert self._process.stdout is not None
        points = _code_points(self._sent.popleft())
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise RefusedError(answer["error"])
        return sorted(_verdict(message, points) for message in answer["messages"])


def _verdict(message: dict[str, Any], points: list[int] | None) -> Verdict:
    text, rule = message["message"], message["rule"]
    start, end = message["start"], message["end"]
    if points is not None:
        start, end = points[start], points[end]
    kind = next(kind for phrase, kind in _KINDS[rule] if phrase in text)
    listed = _LISTED.search(text)
    if kind == "dependencies" and listed is not None:
        kind = listed[1]
        names = tuple(_QUOTED.findall(listed[2]))
    else:
        named = _NAMED[kind].search(text) if rule == "exhaustive-deps" and kind in _NAMED else None
        names = () if named is None else (named[1],)
    suggests_array = kind in {"missing", "unnecessary", "duplicate", "set-state-without-array"}
    suggested = _array(message["suggestion"]) if suggests_array else None
    hint = next((hint for phrase, hint in _HINTS if phrase in text), "")
    return Verdict(rule, kind, start, end, names, suggested, hint, text)


def _array(suggestion: str) -> tuple[str, ...]:
    found = _ARRAY.search(suggestion)
    assert found is not None, suggestion
    return tuple(name for name in found[1].split(", ") if name)


def _code_points(code: str) -> list[int] | None:
    """Return the code point of each UTF-16 unit, or None where they are the same."""
    if all(ord(character) < 0x10000 for character in code):
        return None
    units = [index for index, character in enumerate(code) for _ in range(len(character.encode("utf-16-le")) // 2)]
    return [*units, len(code)]
