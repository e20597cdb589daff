"""Synchronizers as reviewers meet them, and what is known of each: `python -m tests.checks.judged` writes the table anew.

Takes some minutes: each is checked, and explored under both settings of StrictMode.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import codegen
from codegen import InputError
from codegen.explore import explore
from tests.checks.cases import DEPENDENCIES, cases

FOLDER = Path(__file__).with_name("synchronizers")
TABLE = FOLDER / "table.toml"
REASONS: Mapping[str, Sequence[Mapping[str, Any]]] = tomllib.loads(
    (FOLDER / "reasons.toml").read_text(encoding="utf-8")
)
"""Why there are findings that no run bears out: of single synchronizers, and of checks that speak of what no invariant watches."""
DEPTH = 4

WATCHED = ("I0", "I1", "I1x", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10")
"""All but those that are about an acknowledgement, and I1f: who tries once more has a budget of one failure, and is run with one."""

ACTIONS = ("-hot_update",)
"""Code that is swapped while it runs begins with other variables of the module; no check speaks of that."""

VOID_RUN = ("I1", "I2", "I6", "I8", "I9", "I10")
"""What a run can break that goes on when a newer one has begun, or when the component is gone."""

SPEAKS: Mapping[str, Sequence[str]] = {
    "cached-token": ("I1x",),
    "catch-spans-dispatch": ("I5",),
    "clear-while-signed-in": ("I1f", "I5"),
    "clear-while-unknown": ("I0", "I5"),
    "commit-before-dispatch": ("I1", "I8", "I9"),
    "commit-before-success": ("I1", "I1f", "I8", "I9"),
    "dispatch-after-unmount": ("I2", "I6", "I10"),
    "gate-drops-change": ("I1", "I3", "I8", "I9"),
    "gate-never-released": ("I1", "I1f", "I8", "I9"),
    "identity-not-in-key": ("I1", "I2", "I9", "I10"),
    "late-capture": VOID_RUN,
    "leaked-listener": ("I6",),
    "leaked-timer": ("I6",),
    "no-retry": ("I1f",),
    "no-source-timeout": ("I1f",),
    "null-token": ("I1", "I1f", "I5", "I8", "I9"),
    "queued-token": ("I1x", "I8"),
    "reconnect-unseen": ("I1", "I8"),
    "repeated-dispatch": ("I4",),
    "requeued-clear": ("I4",),
    "stale-dispatch": VOID_RUN,
    "stale-ref-write": ("I1", "I8", "I9"),
    "uncancelled-run": VOID_RUN,
    "uncovered-state": ("I1", "I3", "I8"),
    "unhandled-rejection": ("I7",),
    "unnoted-dispatch": ("I1", "I4", "I8", "I9"),
    "vacuous-guard": VOID_RUN,
}
"""Which invariants the fault that a check names can break; a check that is not there names what no run shows."""

IMPORTS = """\
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react";
import { useAuth } from "@clerk/react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";
"""
"""What a synchronizer imports."""
_EFFECT = """\
export function Sync() {
  AUTH;
  const run = useRef(0);
  const box = useRef({ n: 0 });
  const sent = useRef(null);
"""
_SHORT = {
    "AUTH;": "const { isLoaded, isSignedIn, userId, sessionId, orgId, orgRole, actor, getToken } = useAuth();\n"
    "  const actorId = actor?.sub;\n"
    "  const [addEvents, connectErrors] = useContext(EventLoopContext);",
    "BEGIN;": 'if (!isLoaded) return;\n    if (!isSignedIn) { addEvents([ReflexEvent("s.clear")]); return; }\n'
    "    if (connectErrors.length > 0) return;",
    "ONCE;": "if (!isLoaded) return;\n"
    '    const key = isSignedIn ? JSON.stringify([userId, sessionId, orgId, orgRole, actorId]) : "signed out";\n'
    "    if (sent.current?.key === key && (sent.current?.at === connectErrors || connectErrors.length > 0)) return;\n"
    "    const note = () => { sent.current = { key, at: connectErrors }; };\n"
    '    if (!isSignedIn) { addEvents([ReflexEvent("s.clear")]); note(); return; }\n'
    "    if (connectErrors.length > 0) return;\n"
    "    let active = true;\n"
    "    let timer;\n"
    "    const limited = (asked) => {\n"
    "      const late = new Promise((done) => { timer = setTimeout(done, 9000); });\n"
    "      return Promise.race([asked, late]).finally(() => clearTimeout(timer));\n"
    "    };\n"
    "    const pause = () => new Promise((done) => { timer = setTimeout(done, 500); });",
    "STOP;": "return () => { active = false; clearTimeout(timer); };",
    "DEPS": DEPENDENCIES,
    'ReflexEvent("s.set"': 'ReflexEvent("s.set_clerk_session"',
    'ReflexEvent("s.clear"': 'ReflexEvent("s.clear_clerk_session"',
}


@dataclass(frozen=True)
class Row:
    """One synchronizer: the checks that name a fault, those that leave it open, and the invariants that it breaks.

    `explored` is false for what the explorer cannot run.
    """

    name: str
    named: tuple[str, ...]
    open: tuple[str, ...]
    breaks: tuple[str, ...]
    explored: bool = True

    @property
    def silent(self) -> tuple[str, ...]:
        """The invariants that are broken and of which no check says a word."""
        said = {invariant for check in (*self.named, *self.open) for invariant in SPEAKS.get(check, ())}
        return tuple(name for name in self.breaks if name not in said)

    @property
    def unfounded(self) -> tuple[str, ...]:
        """The checks that name a fault of which nothing breaks."""
        return tuple(name for name in self.named if name in SPEAKS and not set(SPEAKS[name]) & set(self.breaks))

    @property
    def verdict(self) -> str:
        """How checks and explorer fit together."""
        if self.breaks:
            how = "silent" if self.silent else "named" if self.named else "left open"
            return f"broken, {how}"
        return f"sound, {'named' if self.named else 'left open' if self.open else 'clean'}"


def synchronizers() -> dict[str, str]:
    """Return the text of each, by its name."""
    return dict(_synchronizers())


def _synchronizers() -> Iterator[tuple[str, str]]:
    for file in sorted(FOLDER.glob("*.jsx")):
        for case in cases(file, _EFFECT):
            text = case.text
            for short, long in _SHORT.items():
                text = text.replace(short, long)
            yield f"{file.stem}: {case.name}", IMPORTS + text


def said(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the checks that find something, and those that abstain."""
    result = codegen.check(text)
    assert result.errors == (), result.errors
    named = {finding.check for finding in result.findings}
    return tuple(sorted(named)), tuple(sorted({abstention.check for abstention in result.abstained}))


def broken(text: str, depth: int = DEPTH) -> tuple[str, ...]:
    """Return the invariants that some order of events breaks; raises InputError for what cannot be run."""
    found = {*_violated(text, depth, WATCHED), *_violated(text, depth, ("I1f",), failures=1)}
    return tuple(sorted(found))


def _violated(text: str, depth: int, invariants: Sequence[str], **limits: int) -> Iterator[str]:
    result = explore(text, depth=depth, actions=ACTIONS, invariants=invariants, **limits)
    return (violation.invariant for violation in result.violations)


def rows() -> dict[str, Row]:
    """Return what is written down, by name."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))["synchronizer"]
    listed = {"named", "open", "breaks"}
    return {
        row["name"]: Row(**{key: tuple(value) if key in listed else value for key, value in row.items()})
        for row in table
    }


def judged(name: str, text: str) -> Row:
    """Check and explore one synchronizer."""
    named, left_open = said(text)
    try:
        return Row(name, named, left_open, broken(text))
    except InputError:
        return Row(name, named, left_open, (), explored=False)


def _written(row: Row) -> str:
    lines = ["[[synchronizer]]"]
    for key, value in asdict(row).items():
        if key == "explored" and value:
            continue
        text = f"[{', '.join(map(_quoted, value))}]" if isinstance(value, tuple) else _quoted(value)
        lines.append(f"{key} = {text}")
    return "\n".join(lines)


def _quoted(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def main() -> None:
    """Write the table anew, with a word on each synchronizer on standard error."""
    found = []
    for name, text in synchronizers().items():
        found.append(judged(name, text))
        print(found[-1].verdict, found[-1], file=sys.stderr, flush=True)  # noqa: T201 - the command's progress
    head = "# Written by `python -m tests.checks.judged`.\n\n"
    TABLE.write_text(head + "\n\n".join(map(_written, found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
