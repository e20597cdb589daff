"""Driving a search: level by level, on one machine or several, with progress and limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Event
from typing import Any

from .machine import EmbeddedV8, MachineKind, NodeProcess, start
from .prepare import Prepared
from .settings import Settings

_SLICE = 2_000
"""Transitions between two looks at the clock and the limits."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come; `depth` is the level being expanded, `seconds` wall time since its start."""

    strict_mode: bool
    depth: int
    states: int
    transitions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a search stops: at `depth` actions, at `states` states, after `seconds`."""

    depth: int
    states: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of one search: violations by invariant as the runtime reports them, and what ended it early, if anything did."""

    violations: dict[str, dict[str, Any]]
    states: int
    transitions: int
    stopped: str | None


@dataclass(frozen=True, slots=True)
class Aim:
    """What a search looks at: the StrictMode setting, whether equal states are one, and how many broken invariants are enough, if any."""

    strict: bool
    merge: bool = True
    enough: int | None = None


Machines = Sequence[EmbeddedV8 | NodeProcess]


@contextmanager
def machines(first: EmbeddedV8 | NodeProcess, kind: MachineKind, jobs: int) -> Iterator[Machines]:
    """Give `jobs` machines, the first among them."""
    with ExitStack() as stack:
        team = [first]
        for _ in range(jobs - 1):
            team.append(start(kind))
            stack.callback(team[-1].close)
        yield team


def search_each(
    team: Machines, stricts: Sequence[bool], search_one: Callable[[Machines, bool, Event], Found]
) -> dict[bool, Found]:
    """Search under each StrictMode setting: side by side if there are machines for it, else in turn until one search is stopped early.

    `search_one` is given its machines, the setting, and the event that ends it before its time.
    """
    halt = Event()
    found: dict[bool, Found] = {}
    if len(team) < len(stricts):
        for strict in stricts:
            found[strict] = search_one(team, strict, halt)
            if found[strict].stopped is not None:
                break
        return found

    def search_share(place: int, strict: bool) -> Found:
        try:
            return search_one(team[place :: len(stricts)], strict, halt)
        except BaseException:
            halt.set()
            raise

    with ThreadPoolExecutor(len(stricts)) as pool:
        running = [pool.submit(search_share, place, strict) for place, strict in enumerate(stricts)]
        try:
            return {strict: one.result() for strict, one in zip(stricts, running, strict=True)}
        finally:
            halt.set()


def call_all(team: Machines, name: str, given: Callable[[int], object] = lambda _: None) -> list[Any]:
    """Call the same entry point on every machine at once; return the answers in order."""
    for index, machine in enumerate(team):
        machine.send(name, given(index))
    return [machine.receive() for machine in team]


def search(
    team: Machines,
    prepared: Prepared,
    settings: Settings,
    limits: Limits,
    aim: Aim,
    *,
    halt: Event,
    progress: Callable[[Progress], object] | None = None,
) -> Found:
    """Search breadth first to the limits, or until `halt`; machines share the states by their fingerprints."""
    began = time.monotonic()
    opened = {"module": prepared.module, "settings": settings.for_machine(prepared.component, strict=aim.strict)}
    call_all(team, "open", lambda _: opened)
    merges = aim.merge and not prepared.component["isUnmergeable"]
    call_all(team, "begin", lambda index: _begin(limits.depth, merges, aim.enough, index, len(team)))
    states = transitions = 0
    stopped: str | None = None
    for depth in range(1, limits.depth + 1):
        is_complete = False
        while not is_complete and stopped is None:
            answers = call_all(team, "work", lambda _: _SLICE)
            is_complete = all(answer["isLevelComplete"] for answer in answers)
            states = sum(answer["states"] for answer in answers)
            transitions = sum(answer["transitions"] for answer in answers)
            seconds = time.monotonic() - began
            if progress is not None:
                progress(Progress(aim.strict, depth, states, transitions, seconds))
            if any(answer["hasEnough"] for answer in answers):
                stopped = "every watched invariant is broken"
            elif halt.is_set():
                stopped = "another search failed"
            elif not is_complete:
                stopped = _limit(limits, states, seconds)
        if stopped is not None:
            break
        _exchange(team)
        call_all(team, "deepen")
    violations: dict[str, dict[str, Any]] = {}
    for found in call_all(team, "violations"):
        for name, violation in found.items():
            if name not in violations or _order(violation) < _order(violations[name]):
                violations[name] = violation
    states = sum(answer["states"] for answer in call_all(team, "work", lambda _: 0))
    return Found(violations, states, transitions, stopped)


def _begin(depth: int, merge: bool, enough: int | None, index: int, count: int) -> dict[str, Any]:
    begun: dict[str, Any] = {"depth": depth, "merge": merge, "share": {"index": index, "count": count}}
    return begun if enough is None else {**begun, "enough": enough}


def _limit(limits: Limits, states: int, seconds: float) -> str | None:
    if states >= limits.states:
        return f"{limits.states:,} states"
    return f"{limits.seconds:g} seconds" if seconds >= limits.seconds else None


def _exchange(team: Machines) -> None:
    """Let every machine hand the others the states that are theirs."""
    if len(team) == 1:
        return
    outgoing = call_all(team, "takeOutgoing")
    for sent in outgoing:
        call_all(team, "receive", sent.__getitem__)


def _order(violation: dict[str, Any]) -> tuple[int, list[str]]:
    return len(violation["trace"]), violation["trace"]
