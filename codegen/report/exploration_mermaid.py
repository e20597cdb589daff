"""An exploration as Mermaid sequence diagrams, for the comment of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..explore import Exploration, Step, Violation
from .terminal import Terminal

_ESCAPES = str.maketrans({"#": "#35;", ";": "#59;", "<": "#lt;", ">": "#gt;"})


def render(exploration: Exploration, _terminal: Terminal | None = None) -> str:
    """Return Markdown with one diagram for each broken invariant."""
    lines = [line for violation in exploration.violations for line in _violation(violation)]
    if not exploration.violations:
        lines = [f"{exploration.held_in_words}."]
    if exploration.not_applicable:
        lines.append(f"Not applicable: {', '.join(exploration.not_applicable)}.")
    return "\n".join([*lines, "", f"_{exploration.summary}_"]) + "\n"


def _violation(violation: Violation) -> Iterator[str]:
    yield from (f"**{violation.invariant}**: {violation.says}", "", "```mermaid")
    yield from diagram(violation)
    yield from ("```", "")


def diagram(violation: Violation) -> Iterator[str]:
    """Yield the lines of one sequence diagram."""
    yield "sequenceDiagram"
    yield from ("  participant C as browser, Clerk", "  participant S as component", "  participant B as backend")
    for number, step in enumerate(violation.steps):
        if (step.is_settling or number == 0) and not step.events and not step.broken:
            continue
        yield f"  Note over C: {step.says.translate(_ESCAPES)}"
        yield from _events(step)
        if violation.invariant in step.broken:
            yield f"  Note over C,B: ✗ {step.broken[violation.invariant].translate(_ESCAPES)}"


def _events(step: Step) -> Iterator[str]:
    for event in step.events:
        line = _event(event)
        if line:
            yield f"  {line}"


def _event(event: Mapping[str, Any]) -> str:
    match event["kind"]:
        case "request":
            return f"S->>C: getToken for {event['identity']}"
        case "set":
            return f"S->>B: set {event['identity']}" + (" (queued)" if event.get("queued") else "")
        case "clear":
            return "S->>B: clear" + (" (queued)" if event.get("queued") else "")
        case "backend":
            return f"Note over B: {'holds ' + str(event['holds']) if event['holds'] else 'signed out'}"
    return ""
