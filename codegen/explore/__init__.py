"""Every interleaving of a synchronizer, and the shortest trace that breaks an invariant.

The explorer runs a component's own text in an embedded V8, under a hooks runtime that agrees with React 19, with promises, timers, Clerk,
the websocket and the backend in its hands. `explore` visits every order of events up to a depth, `random_walks` takes long runs at
random, `replay` takes one trace and tells its story.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Event
from typing import Any

from ..config import Acknowledgement, Events
from ..errors import InputError, Problem
from ..source import Source
from .exploring import Aim, Found, Limits, Machines, Progress, machines, search, search_each
from .machine import EmbeddedV8, Machine, MachineKind, NodeProcess, call, start
from .prepare import Prepared, prepare
from .result import Exploration, Step, Verdict, Violation
from .settings import (
    DEFAULT_DEPTH,
    DEFAULT_FAILURES,
    MAX_DEPTH,
    Action,
    Catalogue,
    Rule,
    Settings,
    StrictMode,
    in_range,
    strict_settings,
)
from .walking import WALKS_PER_SLICE, walk

__all__ = [
    "DEFAULT_DEPTH",
    "DEFAULT_FAILURES",
    "Action",
    "Catalogue",
    "Exploration",
    "Progress",
    "Rule",
    "Step",
    "StrictMode",
    "Verdict",
    "Violation",
    "catalogue",
    "explore",
    "random_walks",
    "replay",
]

DEFAULT_MAX_STATES = 5_000_000
DEFAULT_MAX_SECONDS = 3_600.0


def catalogue(*, machine: MachineKind = "v8") -> Catalogue:
    """Return the invariants and actions that the explorer knows."""
    with start(machine) as first:
        return Catalogue.of(first)


def explore(
    source: Source | str,
    *,
    path: str = "<input>",
    depth: int = DEFAULT_DEPTH,
    strict_mode: StrictMode = "both",
    failures: int = DEFAULT_FAILURES,
    actions: Iterable[str] | None = None,
    invariants: Iterable[str] | None = None,
    jobs: int | None = None,
    max_states: int = DEFAULT_MAX_STATES,
    max_seconds: float = DEFAULT_MAX_SECONDS,
    component: str | None = None,
    events: Events | None = None,
    acknowledgement: Acknowledgement | None = None,
    merge: bool = True,
    stop_when_broken: bool = False,
    machine: MachineKind = "v8",
    progress: Callable[[Progress], object] | None = None,
) -> Exploration:
    """Search every order of up to `depth` actions for violations of the invariants.

    `failures` bounds the failed token requests of one run, and stands for "fewer than the retry budget"; `actions` and `invariants` narrow
    the search (see `Catalogue.choose_actions`); `jobs` threads share it, by default one for each StrictMode setting of a deep search, as
    far as there are processors; `max_states` (for each StrictMode setting) and `max_seconds` (for all of it) end it early, and the outcome
    says so. `component` names the component of a source that holds several, `events` the backend's handlers, `acknowledgement` the props
    of a closed loop. `merge=False` keeps equal states apart, to test the search itself; `stop_when_broken` ends the search when every
    watched invariant is broken. `progress` is called many times a second. Raises JavaScriptSyntaxError, and InputError for a component
    or an argument that cannot be used.
    """
    in_range("the depth", depth, 0, MAX_DEPTH)
    in_range("the number of failures", failures, 0, 1_000)
    stricts = strict_settings(strict_mode)
    if jobs is None:
        is_short = depth < DEFAULT_DEPTH or stop_when_broken or not merge
        jobs = 1 if is_short else min(len(stricts), os.cpu_count() or 1)
    in_range("the number of jobs", jobs, 1, 64)
    if jobs > 1 and not merge:
        raise InputError(Problem("a search without merging cannot be shared", hint="use one job"))
    began = time.monotonic()
    with start(machine) as first:
        known = Catalogue.of(first)
        settings = Settings(failures, known.choose_invariants(invariants), known.choose_actions(actions))
        prepared = prepare(
            source, first, path=path, component=component, events=events, acknowledgement=acknowledgement
        )
        enough = len(_applicable(first, prepared, settings)) if stop_when_broken else None

        def search_one(team: Machines, strict: bool, halt: Event) -> Found:
            limits = Limits(depth, max_states, max_seconds - (time.monotonic() - began))
            aim = Aim(strict, merge, enough)
            return search(team, prepared, settings, limits, aim, halt=halt, progress=progress)

        with machines(first, machine, jobs) as team:
            found = search_each(team, stricts, search_one)
        verdicts = _verdicts(first, prepared, settings, known, found)
    stopped = next((one.stopped for one in found.values() if one.stopped is not None), None)
    reached = min(one.reached or 0 for one in found.values())
    return Exploration(
        component=prepared.name,
        path=source.path if isinstance(source, Source) else path,
        depth=depth,
        strict_mode=strict_mode,
        complete=stopped is None,
        reached=reached,
        stopped=stopped,
        states=sum(one.states for one in found.values()),
        transitions=sum(one.transitions for one in found.values()),
        seconds=time.monotonic() - began,
        verdicts=verdicts,
    )


def random_walks(
    source: Source | str,
    *,
    path: str = "<input>",
    count: int = 1_000,
    length: int = 40,
    seed: int = 1,
    strict_mode: StrictMode = "both",
    failures: int = DEFAULT_FAILURES,
    actions: Iterable[str] | None = None,
    invariants: Iterable[str] | None = None,
    jobs: int | None = None,
    component: str | None = None,
    events: Events | None = None,
    acknowledgement: Acknowledgement | None = None,
    machine: MachineKind = "v8",
) -> Exploration:
    """Take `count` random runs of `length` actions under each StrictMode setting, and settle each.

    The same seed gives the same outcome, whatever the number of `jobs`, which share the walks: by default one for each
    processor, if there are walks enough. Traces are shortened by leaving out actions as long as the invariant stays broken; they need not
    be the shortest there are. Raises JavaScriptSyntaxError and InputError, as `explore` does.
    """
    in_range("the number of walks", count, 1, 100_000_000)
    in_range("the length", length, 1, 100_000)
    if jobs is None:
        jobs = min(-(-count // WALKS_PER_SLICE), os.cpu_count() or 1)
    in_range("the number of jobs", jobs, 1, 64)
    began = time.monotonic()
    with start(machine) as first:
        known = Catalogue.of(first)
        settings = Settings(failures, known.choose_invariants(invariants), known.choose_actions(actions))
        prepared = prepare(
            source, first, path=path, component=component, events=events, acknowledgement=acknowledgement
        )
        with machines(first, machine, jobs) as team:
            found = {
                strict: walk(team, prepared, settings, strict=strict, count=count, length=length, seed=seed)
                for strict in strict_settings(strict_mode)
            }
        verdicts = _verdicts(first, prepared, settings, known, found)
    return Exploration(
        component=prepared.name,
        path=source.path if isinstance(source, Source) else path,
        depth=length,
        strict_mode=strict_mode,
        complete=False,
        reached=None,
        stopped=f"{count:,} random {'walk' if count == 1 else 'walks'} of {length} actions",
        states=sum(one.states for one in found.values()),
        transitions=sum(one.transitions for one in found.values()),
        seconds=time.monotonic() - began,
        verdicts=verdicts,
    )


def replay(
    source: Source | str,
    trace: Sequence[str],
    *,
    path: str = "<input>",
    strict: bool = False,
    settling: str | None = "resolve",
    failures: int = 1_000,
    component: str | None = None,
    events: Events | None = None,
    acknowledgement: Acknowledgement | None = None,
    trace_lines: bool = True,
    machine: MachineKind = "v8",
) -> tuple[Step, ...]:
    """Take the actions of a trace, one after the other, and return what happened at each.

    `settling` lets the run come to its end afterwards, with all requests answered (`resolve`) or failing (`reject`, `null`); None stops
    at the last action. `trace_lines` notes the source's lines that ran. Raises InputError for an action that nobody knows or that cannot
    happen where it stands.
    """
    with start(machine) as first:
        known = Catalogue.of(first)
        settings = Settings(failures, known.rules, known.choose_actions(None))
        prepared = prepare(
            source,
            first,
            path=path,
            component=component,
            events=events,
            acknowledgement=acknowledgement,
            trace_lines=trace_lines,
        )
        call(
            first,
            "open",
            {"module": prepared.module, "settings": settings.for_machine(prepared.component, strict=strict)},
        )
        return _steps(first, known, trace, settling)


def _steps(machine: Machine, known: Catalogue, trace: Sequence[str], settling: str | None) -> tuple[Step, ...]:
    answer = call(machine, "replay", {"trace": list(trace), "settling": settling})
    if "error" in answer:
        actions = ", ".join(action.id for action in known.actions)
        place = f"action {answer['place'] + 1} of the trace"
        raise InputError(
            Problem(f"{place}: {answer['error']}", value=trace[answer["place"]], hint=f"the actions are {actions}")
        )
    return tuple(
        Step(
            action=step["action"],
            says=known.says(step["action"]),
            is_settling=step["isSettling"],
            events=tuple(step["events"]),
            clerk=step["clerk"],
            backend=step["backend"],
            broken={one["id"]: one["says"] for one in step["broken"]},
            lines=tuple(step["lines"]),
            held=dict(step["held"]),
        )
        for step in answer["steps"]
    )


def _verdicts(
    machine: EmbeddedV8 | NodeProcess,
    prepared: Prepared,
    settings: Settings,
    known: Catalogue,
    found: Mapping[bool, Found],
) -> dict[str, Verdict]:
    """Return a verdict for each invariant: its shortest violation under any setting, with its story."""
    shortest: dict[str, tuple[bool, dict[str, Any]]] = {}
    for strict, one in found.items():
        for name, violation in one.violations.items():
            if name not in shortest or len(violation["trace"]) < len(shortest[name][1]["trace"]):
                shortest[name] = (strict, violation)
    stories: dict[str, Violation] = {}
    for strict in found:
        opened = {"module": prepared.module, "settings": settings.for_machine(prepared.component, strict=strict)}
        call(machine, "open", opened)
        for name, (under, violation) in shortest.items():
            if under is strict:
                trace, settling = tuple(violation["trace"]), violation["settling"]
                steps = _steps(machine, known, trace, settling)
                stories[name] = Violation(name, violation["says"], trace, settling, strict, steps)
    applicable = _applicable(machine, prepared, settings)
    return {
        rule.id: Verdict(rule.id, rule.says, stories.get(rule.id), applies=rule.id in applicable)
        for rule in settings.rules
    }


def _applicable(machine: Machine, prepared: Prepared, settings: Settings) -> set[str]:
    """Return the ids of the watched invariants that mean something for the component."""
    return {rule.id for rule in settings.rules} & set(call(machine, "applicable", prepared.component))
