"""Every interleaving of a synchronizer, and the shortest trace that breaks an invariant.

The explorer runs a component's own text in an embedded V8, under a hooks runtime that agrees with React 19, with promises, timers, Clerk,
the websocket and the backend in its hands. `explore` visits every order of events up to a depth, `random_walks` takes long runs at
random, `replay` takes one trace and tells its story.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

from ..config import Acknowledgement, Events
from ..errors import InputError, Problem
from ..source import Source
from .exploring import NOTHING_EXPLORED, Aim, Found, Limits, Machines, Progress, machines, search, search_each
from .judging import applicable
from .judging import verdicts as verdicts_of
from .machine import MachineKind, start
from .prepare import prepare
from .replaying import replay
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
        enough = len(applicable(first, prepared, settings.rules)) if stop_when_broken else None

        def search_one(team: Machines, strict: bool) -> Found:
            limits = Limits(depth, max_states, max_seconds - (time.monotonic() - began))
            aim = Aim(strict, merge, enough)
            return search(team, prepared, settings, limits, aim, progress=progress)

        with machines(first, machine, jobs) as team:
            found = search_each(team, stricts, search_one)
        verdicts = verdicts_of(first, prepared, settings, known, found)
    stopped = next((one.stopped for one in found.values() if one.stopped is not None), None)
    is_mounted = any(one.is_mounted for one in found.values())
    return Exploration(
        component=prepared.name,
        path=source.path if isinstance(source, Source) else path,
        depth=depth,
        strict_mode=strict_mode,
        complete=stopped is None,
        reached=min(one.reached or 0 for one in found.values()) if is_mounted else None,
        stopped=stopped if is_mounted else NOTHING_EXPLORED,
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
        verdicts = verdicts_of(first, prepared, settings, known, found)
    walks = f"{count:,} random {'walk' if count == 1 else 'walks'} of {length} actions"
    stopped = next((one.stopped for one in found.values() if one.stopped is not None), None)
    is_mounted = any(one.is_mounted for one in found.values())
    return Exploration(
        component=prepared.name,
        path=source.path if isinstance(source, Source) else path,
        depth=length,
        strict_mode=strict_mode,
        complete=False,
        reached=None,
        stopped=NOTHING_EXPLORED if not is_mounted else walks if stopped is None else f"{walks}, stopped by {stopped}",
        states=sum(one.states for one in found.values()),
        transitions=sum(one.transitions for one in found.values()),
        seconds=time.monotonic() - began,
        verdicts=verdicts,
    )
