"""Taking one trace: the story of what happened at each of its actions, also where the component does not come back from the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..config import Acknowledgement, Events
from ..errors import InputError, Problem
from ..source import Source
from .machine import Hung, Machine, MachineKind, call, start
from .prepare import Prepared, prepare
from .result import Step
from .settings import START, Catalogue, Settings

DEATH = "I7"
"""The invariant that a component breaks which throws to the page, or does not come back."""

ANY_FAILURES = 1_000
"""Failures of token requests that a given trace may have: as many as it likes."""


def opened(prepared: Prepared, settings: Settings, *, strict: bool) -> dict[str, Any]:
    """Return what the runtime's `open` is given."""
    return {"module": prepared.module, "settings": settings.for_machine(prepared.component, strict=strict)}


def replay(
    source: Source | str,
    trace: Sequence[str],
    *,
    path: str = "<input>",
    strict: bool = False,
    settling: str | None = "resolve",
    failures: int = ANY_FAILURES,
    component: str | None = None,
    events: Events | None = None,
    acknowledgement: Acknowledgement | None = None,
    trace_lines: bool = True,
    machine: MachineKind = "v8",
) -> tuple[Step, ...]:
    """Take the actions of a trace, one after the other, and return what happened at each.

    `settling` lets the run come to its end afterwards, with all requests answered (`resolve`) or failing (`reject`, `null`); None stops
    at the last action. `trace_lines` notes the source's lines that ran. Where the component does not come back from an action, that is
    the last step. Raises InputError for an action that nobody knows or that cannot happen where it stands.
    """
    with start(machine) as first:
        known = Catalogue.of(first)
        settings = Settings(failures, known.rules, known.choose_actions(None))
        prepared = prepare(
            source, first, path=path, component=component, events=events, acknowledgement=acknowledgement
        )
        run = opened(prepared.with_lines() if trace_lines else prepared, settings, strict=strict)
        return take(first, known, run, trace, settling)


def take(
    machine: Machine, known: Catalogue, run: Mapping[str, Any], trace: Sequence[str], settling: str | None
) -> tuple[Step, ...]:
    """Take a trace on a machine, in a run that is opened as `opened` says; as `replay`."""
    call(machine, "open", run)
    try:
        answer = call(machine, "replay", {"trace": list(trace), "settling": settling})
    except Hung as hung:
        return _until(machine, known, run, hung, len(trace))
    if "error" in answer:
        possible = answer["possible"]
        if possible is None:
            hint = f"the actions are {', '.join(action.id for action in known.actions)}"
        else:
            hint = f"what can happen there: {', '.join(possible)}"
        place = f"action {answer['place'] + 1} of the trace"
        raise InputError(Problem(f"{place}: {answer['error']}", value=trace[answer["place"]], hint=hint))
    return tuple(_step(step, known) for step in answer["steps"])


def hanging(machine: Machine, hung: Hung) -> dict[str, Any]:
    """Return the violation of a run that does not come back, as the runtime reports others."""
    actions = Catalogue.of(machine).actions
    trace = [actions[place].id for place in hung.trace]
    return {"trace": trace, "settling": None, "says": _says(hung), "hangs": True}


def at_mount(machine: Machine, prepared: Prepared, *, strict: bool) -> dict[str, Any] | None:
    """Return the violation of a component that throws as soon as it is mounted; None for one that does not."""
    known = Catalogue.of(machine)
    settings = Settings(ANY_FAILURES, known.rules, known.choose_actions(None))
    says = take(machine, known, opened(prepared, settings, strict=strict), (), None)[0].broken.get(DEATH)
    return None if says is None else {"trace": [], "settling": None, "says": says}


def _until(machine: Machine, known: Catalogue, run: Mapping[str, Any], hung: Hung, given: int) -> tuple[Step, ...]:
    """Return the steps up to the one that does not come back; those after the first `given` let the run come to rest."""
    trace = hanging(machine, hung)["trace"]
    steps: tuple[Step, ...] = ()
    if trace:
        call(machine, "open", run)
        told = call(machine, "replay", {"trace": trace[:-1], "settling": None})["steps"]
        steps = tuple(_step({**step, "isSettling": number > given}, known) for number, step in enumerate(told))
    action = trace[-1] if trace else START
    last = Step(
        action=action,
        says=known.says(action),
        is_settling=len(trace) > given,
        events=(),
        clerk=steps[-1].clerk if steps else "unknown",
        backend=steps[-1].backend if steps else "told nothing",
        broken={DEATH: _says(hung)},
        lines=(hung.line,) if hung.line else (),
        held=steps[-1].held if steps else {},
    )
    return (*steps, last)


def _says(hung: Hung) -> str:
    return "The component does not come back" + (f" from line {hung.line}" if hung.line else "")


def _step(step: Mapping[str, Any], known: Catalogue) -> Step:
    return Step(
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
