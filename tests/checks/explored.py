"""What no check names, explored: `python -m tests.checks.explored` runs each kind of survivor, and writes down what breaks.

Takes some minutes: every mutant is checked, and each kind of survivor is searched for what breaks.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import codegen
from codegen.config import SynchronizerConfig
from codegen.explore import explore
from tests.checks.removing import Removal, removals
from tests.checks.test_removals import CLOSED_LOOP, OPEN_LOOP, said

FILE = Path(__file__).with_name("explored.toml")

SIGNED_IN = ("load:A", "hydrate", "resolve:0", "deliver")
RELOADED = ("reload:A", "load:A", "hydrate", "resolve:0", "deliver", "timer")

SEARCHES: Sequence[tuple[int, Sequence[str] | None]] = ((4, None),)
"""How far each mutant is explored: the depth, and the actions if not all are allowed."""

OF_THE_LOOP: Sequence[tuple[int, Sequence[str] | None]] = (
    *SEARCHES,
    (8, (*SIGNED_IN, "refuse", "timer")),
    (8, (*SIGNED_IN, "lose", "timer", "reconnect:kept")),
    (10, (*SIGNED_IN, "switch:AO", "switch:AM", "lose")),
    (7, ("clock:ahead", *SIGNED_IN, "timer")),
    (7, ("clock:behind", *RELOADED, "cached:0")),
    (6, (*RELOADED, "sleep")),
)
"""The same for a component that takes the backend's acknowledgement: its answers and its clock need longer runs of few kinds of events."""


@dataclass(frozen=True)
class Explored:
    """One kind of survivor: what was taken out of which configuration, and the shortest trace that breaks an invariant, if one does."""

    kind: str
    what: str
    where: str
    invariant: str
    trace: str
    says: str


def presets() -> Iterator[tuple[str, SynchronizerConfig]]:
    """Yield the configurations that are meant to be clean, with a name for each."""
    for name, configs in (("resilient", OPEN_LOOP), ("acknowledged", CLOSED_LOOP)):
        yield from ((f"{name}, {config.style}", config) for config in configs)


def survivors() -> Iterator[tuple[str, SynchronizerConfig, Removal]]:
    """Yield the first survivor of each kind and text, with where it was found."""
    seen: set[tuple[str, str]] = set()
    for where, config in presets():
        whole = codegen.render(config)
        for removal in removals(whole):
            if (removal.kind, removal.what) not in seen and not said(removal.text) - said(whole):
                seen.add((removal.kind, removal.what))
                yield where, config, removal


def broken(config: SynchronizerConfig, text: str) -> Mapping[str, tuple[str, str]]:
    """Return the trace and the sentence of each invariant that a component breaks, the first search that breaks any deciding."""
    is_loop = config.acknowledgement.enabled
    for depth, actions in OF_THE_LOOP if is_loop else SEARCHES:
        result = explore(
            text,
            depth=depth,
            actions=actions,
            strict_mode="off",
            events=config.events,
            acknowledgement=config.acknowledgement if is_loop else None,
        )
        if not result.holds:
            return {one.invariant: (" ".join(one.trace), one.says) for one in result.violations}
    return {}


def explored(where: str, config: SynchronizerConfig, removal: Removal) -> Explored:
    """Explore one survivor; of what it breaks and the whole does not, the shortest counts."""
    found = dict(broken(config, removal.text))
    if found:
        # What the whole breaks too says nothing of the removal.
        for name in broken(config, codegen.render(config)):
            found.pop(name, None)
    name = min(found, key=lambda name: len(found[name][0].split()), default="")
    trace, says = found.get(name, ("", ""))
    return Explored(removal.kind, removal.what, where, name, trace, says)


def rows() -> tuple[Explored, ...]:
    """Return what is written down."""
    return tuple(Explored(**row) for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["explored"])


def _written(found: Sequence[Explored]) -> str:
    lines = ["# Written by `python -m tests.checks.explored`.", ""]
    for row in sorted(found, key=lambda row: (row.what, row.kind)):
        lines += ["[[explored]]", *(f"{key} = '''{value}'''" for key, value in asdict(row).items()), ""]
    return "\n".join(lines)


def main() -> None:
    """Write the file anew, with a word on each survivor on standard error."""
    found = []
    for survivor in survivors():
        found.append(explored(*survivor))
        print(found[-1], file=sys.stderr, flush=True)  # noqa: T201 - the command's progress
    FILE.write_text(_written(found), encoding="utf-8")


if __name__ == "__main__":
    main()
