"""Driving a search: level by level, on one machine or several, with progress and limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from queue import SimpleQueue
from threading import Thread
from typing import Any

from .machine import EmbeddedV8, Hung, Machine, MachineKind, NodeProcess, start
from .prepare import Prepared
from .replaying import DEATH, at_mount, hanging, opened
from .settings import Settings
from .waiting import wait_until

ENOUGH = "every watched invariant is broken"
"""What stops a search that asks for no more than that."""

HANGS = "an action from which the component does not come back"
"""What stops a search that cannot go on."""

CANNOT_MOUNT = "a component that cannot be mounted"
"""What stops a search that cannot begin."""

NOTHING_EXPLORED = "the component cannot be mounted: nothing else was explored"
"""What is said where no search could begin."""

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
    """The outcome of one search: violations by invariant as the runtime reports them, and how far it came.

    Every order of up to `reached` actions was looked at; `stopped` says what ended the search before its depth, if anything did.
    `is_mounted` is false for a component that throws or hangs at once, so that nothing was looked at.
    """

    violations: dict[str, dict[str, Any]]
    states: int
    transitions: int
    reached: int | None = None
    stopped: str | None = None
    is_mounted: bool = True


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
    team: Machines, stricts: Sequence[bool], search_one: Callable[[Machines, bool], Found]
) -> dict[bool, Found]:
    """Search under each StrictMode setting: side by side if there are machines for it, else in turn.

    `search_one` is given its machines and the setting. Where one search fails the others are stopped, and what it raised is raised here.
    """
    found: dict[bool, Found] = {}
    if len(team) < len(stricts):
        for strict in stricts:
            found[strict] = search_one(team, strict)
            if found[strict].stopped == ENOUGH:
                break
        return found

    errors: list[BaseException] = []
    begun: list[bool] = []
    ended: list[bool] = []
    news: SimpleQueue[None] = SimpleQueue()
    is_stopped = False

    def stop() -> None:
        nonlocal is_stopped
        is_stopped = True
        for machine in team:
            machine.stop()

    def search_share(place: int, strict: bool) -> None:
        begun.append(strict)
        try:
            if not is_stopped:  # one whose start was interrupted begins late, when nobody waits for it
                found[strict] = search_one(team[place :: len(stricts)], strict)
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread of the caller
            errors.append(error)
            stop()
        finally:
            ended.append(strict)
            news.put(None)

    try:  # from here on an interrupt has to reach the machines, or we wait for what does not come back
        for share in enumerate(stricts):
            Thread(target=search_share, args=share, name="search", daemon=True).start()
        wait_until(lambda: len(ended) == len(stricts), news)
    except BaseException:
        stop()
        wait_until(lambda: len(ended) == len(begun), news)
        raise
    if errors:
        raise errors[0]
    return {strict: found[strict] for strict in stricts}


def call_all(team: Machines, name: str, given: Callable[[int], object] = lambda _: None) -> list[Any]:
    """Call the same entry point on every machine at once; return the answers in order. Raises Hung, when all have answered."""
    for index, machine in enumerate(team):
        machine.send(name, given(index))
    return receive_all(team)


def receive_all(team: Machines) -> list[Any]:
    """Return the answer of each machine, in order. Raises Hung, when all have answered: a machine must not keep one for the next call."""
    answers: list[Any] = []
    hung: Hung | None = None
    for machine in team:
        try:
            answers.append(machine.receive())
        except Hung as error:
            hung = hung or error
    if hung is not None:
        raise hung
    return answers


def search(
    team: Machines,
    prepared: Prepared,
    settings: Settings,
    limits: Limits,
    aim: Aim,
    *,
    progress: Callable[[Progress], object] | None = None,
) -> Found:
    """Search breadth first to the limits; machines share the states by their fingerprints."""
    began = time.monotonic()
    run = opened(prepared, settings, strict=aim.strict)
    call_all(team, "open", lambda _: run)
    merges = aim.merge and not prepared.component["isUnmergeable"]
    violations: dict[str, dict[str, Any]] = {}
    reached, stopped = 0, None
    answers: list[dict[str, Any]] = []
    try:
        call_all(team, "begin", lambda index: _begin(limits, merges, aim.enough, index, len(team)))
        answers = call_all(team, "work", lambda _: 0)
        while reached < limits.depth and stopped is None:
            answers = call_all(team, "work", lambda _: _SLICE)
            if progress is not None:
                progress(_progress(aim.strict, reached + 1, answers, began))
            is_complete = all(answer["isLevelComplete"] for answer in answers)
            if is_complete:
                _exchange(team)
                answers = call_all(team, "work", lambda _: 0)
            stopped = _stopped(answers, limits, None if is_complete else time.monotonic() - began)
            if is_complete and stopped is None:
                reached += 1
                call_all(team, "deepen")
    except Hung as hung:
        violations[DEATH] = hanging(team[0], hung)
        stopped = HANGS
    for found in call_all(team, "violations"):
        violations = shorter(violations, found)
    result = Found(violations, _sum(answers, "states"), _sum(answers, "transitions"), reached, stopped)
    return result if result.states else unmounted(result, team[0], prepared, strict=aim.strict)


def unmounted(found: Found, machine: Machine, prepared: Prepared, *, strict: bool) -> Found:
    """Return what was found of a component of which nothing could be: with what it does as soon as it is mounted."""
    death = found.violations.get(DEATH) or at_mount(machine, prepared, strict=strict)
    if death is None:
        return found
    return replace(found, violations={DEATH: death}, stopped=CANNOT_MOUNT, is_mounted=False)


def _begin(limits: Limits, merge: bool, enough: int | None, index: int, count: int) -> dict[str, Any]:
    """Return what the search number `index` of `count` begins with: its share of the states among them."""
    share = {"index": index, "count": count}
    room = limits.states * (index + 1) // count - limits.states * index // count
    begun: dict[str, Any] = {"depth": limits.depth, "merge": merge, "share": share, "room": room}
    return begun if enough is None else {**begun, "enough": enough}


def _stopped(answers: Sequence[Mapping[str, Any]], limits: Limits, seconds: float | None) -> str | None:
    """Return what ends a search early, if anything does; `seconds` have passed, or are None where a level has just been completed."""
    if any(answer["hasEnough"] for answer in answers):
        return ENOUGH
    if any(answer["isFull"] for answer in answers):
        return f"the limit of {limits.states:,} states for a StrictMode setting"
    return "the limit of time" if seconds is not None and seconds >= limits.seconds else None


def _progress(strict: bool, depth: int, answers: Sequence[Mapping[str, Any]], began: float) -> Progress:
    return Progress(strict, depth, _sum(answers, "states"), _sum(answers, "transitions"), time.monotonic() - began)


def _sum(answers: Sequence[Mapping[str, Any]], name: str) -> int:
    return sum(answer[name] for answer in answers)


def _exchange(team: Machines) -> None:
    """Let every machine hand the others the states that are theirs."""
    if len(team) == 1:
        return
    outgoing = call_all(team, "takeOutgoing")
    for sent in outgoing:
        call_all(team, "receive", sent.__getitem__)


def shorter(known: Mapping[str, dict[str, Any]], found: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the violations of both; of two of one invariant the one that comes first, by length and then by name."""
    merged = dict(known)
    for name, violation in found.items():
        if name not in merged or _order(violation) < _order(merged[name]):
            merged[name] = violation
    return merged


def _order(violation: dict[str, Any]) -> tuple[int, list[str]]:
    return len(violation["trace"]), violation["trace"]
