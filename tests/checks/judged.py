"""Synchronizers as reviewers meet them, and what is known of each: `python -m tests.checks.judged` writes the table anew.

Takes some minutes: each is checked, and explored under both settings of StrictMode.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import codegen
from codegen import InputError, Severity
from codegen.explore import explore
from tests.checks.cases import DEPENDENCIES, cases

FOLDER = Path(__file__).with_name("synchronizers")
TABLE = FOLDER / "table.toml"
DEPTH = 4

WATCHED = ("I0", "I1", "I2", "I3", "I5", "I6", "I7", "I8", "I9", "I10")
"""Of the others I1f and I4 ask for retries and a dedupe, which none of these has, and I1x and the rest for an acknowledgement."""

ACTIONS = ("-hot_update",)
"""Code that is swapped while it runs begins with other variables of the module; no check speaks of that."""

OVERTAKEN = frozenset({"stale-dispatch", "uncancelled-run", "late-capture", "vacuous-guard"})
SWITCH = OVERTAKEN | {"identity-not-in-key"}
FITTING: Mapping[str, frozenset[str]] = {
    "I0": frozenset({"clear-while-unknown"}),
    "I2": SWITCH | {"dispatch-after-unmount"},
    "I5": frozenset({"clear-while-signed-in", "clear-while-unknown", "null-token"}),
    "I6": OVERTAKEN | {"dispatch-after-unmount", "leaked-timer", "leaked-listener"},
    "I7": frozenset({"unhandled-rejection", "throwing-source"}),
    "I10": SWITCH | {"dispatch-after-unmount"},
}
"""Checks that speak of what an invariant forbids; of the other invariants any may."""

_HEAD = """\
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore } from "react";
import { useAuth } from "@clerk/react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";
"""
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
        said = {*self.named, *self.open}
        return tuple(name for name in self.breaks if not FITTING.get(name, said) & said)

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
            yield f"{file.stem}: {case.name}", _HEAD + text


def said(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the checks that find an error or a warning, and those that abstain."""
    result = codegen.check(text)
    assert result.errors == (), result.errors
    named = {finding.check for finding in result.findings if finding.severity is not Severity.INFO}
    return tuple(sorted(named)), tuple(sorted({abstention.check for abstention in result.abstained}))


def broken(text: str, depth: int = DEPTH) -> tuple[str, ...]:
    """Return the watched invariants that some order of events breaks; raises InputError for what cannot be run."""
    return tuple(
        sorted(
            violation.invariant
            for violation in explore(text, depth=depth, actions=ACTIONS, invariants=WATCHED).violations
        )
    )


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
