"""A trace as a story in three lanes: what happens in the browser, what the component does about it, what the backend then holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..explore import Step, Violation

LANES = ("browser, Clerk", "component", "backend")
"""Headings of the lanes."""

FIRST_SETTLING, LAST_SETTLING = 8, 3
"""Scenes that are told of a run that comes to rest, at its beginning and its end."""

_AT_THE_BACKEND = {
    "backend": "",
    "verifying": "begins to verify the token",
    "rejected": "refuses the token",
    "lost": "nothing arrives",
}
"""Events of the backend's lane, and what is said of them before what it holds."""

_PRESENT = frozenset({"set", "clear", "other"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of a story: its number (None while the run comes to rest), a text for each lane, and the invariants that it breaks.

    `step` is its place among the violation's steps.
    """

    step: int
    number: int | None
    browser: str
    component: str
    backend: str
    broken: Mapping[str, str]


def scenes(violation: Violation) -> list[Scene]:
    """Return a violation's trace as scenes; steps at which nothing is done while the run comes to rest are left out."""
    told: list[Scene] = []
    before = ""
    for number, step in enumerate(violation.steps):
        if number == 0 and not (step.events or step.broken):
            before = step.backend
            continue
        done = "; ".join(filter(None, map(words, step.events)))
        backend = _told(step, before)
        before = step.backend
        if step.is_settling and not (done or backend or step.broken):
            continue
        told.append(Scene(number, None if step.is_settling else number, step.says, done, backend, step.broken))
    return _shortened(told)


def _shortened(told: list[Scene]) -> list[Scene]:
    """Leave out the middle of a run that comes to rest late, or never: it goes round in circles."""
    first = next((index for index, scene in enumerate(told) if scene.number is None), len(told)) + FIRST_SETTLING
    left_out = told[first:-LAST_SETTLING]
    if len(left_out) < FIRST_SETTLING:
        return told
    gap = Scene(left_out[0].step, None, f"and so on, {len(left_out)} more steps", "", "", {})
    return [*told[:first], gap, *told[-LAST_SETTLING:]]


def _told(step: Step, before: str) -> str:
    """Return what is new at the backend: what it does about an event, or what it holds; empty where nothing has come to it."""
    said = [_AT_THE_BACKEND.get(event["kind"]) for event in step.events]
    done = [each for each in said if each]
    holds = step.backend if step.backend != before or "" in said else ""
    return "; ".join(filter(None, (*done, holds)))


def words(event: Mapping[str, Any]) -> str:
    """Return in words what the component did; empty for what the other lanes tell."""
    kind = event["kind"]
    if kind == "request":
        return f"requests a token for {event['identity']}{'' if event['skipCache'] else ' (the cached one will do)'}"
    if kind in _PRESENT:
        queued = ", which is queued" if event.get("queued") else ""
        what = {"set": f"set for {event['identity']}", "clear": "clear"}.get(kind, str(event.get("name", "an event")))
        return f"dispatches {what}{queued}"
    if kind == "timer":
        return f"arms a timer of {event['delayMs']:g} ms"
    if kind == "timer cleared":
        return "clears a timer"
    return "" if kind in _AT_THE_BACKEND or kind == "console" else kind


def closing(violation: Violation) -> str:
    """Return how a run goes on after the last step of its trace, where the fault shows only then."""
    return {
        None: "",
        "resolve": "Then nothing more happens, and every request is answered.",
        "reject": "Then nothing more happens, and every request fails.",
        "null": "Then nothing more happens, and every request gives no token.",
        "refuse": "Then nothing more happens, and the backend refuses every token.",
        "lose": "Then nothing more happens, and whatever is dispatched is lost.",
    }[violation.settling]


def page_step(step: Step) -> dict[str, Any]:
    """Return a step as the scripts of the pages read it."""
    return {
        "says": step.says,
        "done": [said for said in map(words, step.events) if said],
        "clerk": step.clerk,
        "backend": step.backend,
        "held": dict(step.held),
        "lines": list(step.lines),
        "broken": dict(step.broken),
    }
