"""Rendered text, run through a trace by the explorer's hooks runtime, and told in a few words for each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from codegen.explore import Step, replay


@dataclass(frozen=True, slots=True)
class Told:
    """What a component did at each action of a trace, and how the run ended once it was left to itself.

    `steps` hold, for each action, `request A`, `cached request A`, `set A`, `clear` (`queued` before it while the socket is down),
    `timer 500` (in ms, armed) and `cleared` (a timer, before it fired). `rest` holds the same for the time after the trace, `broken` the
    invariants that the whole run broke, `backend` what the backend holds in the end.
    """

    steps: tuple[tuple[str, ...], ...]
    rest: tuple[str, ...]
    broken: frozenset[str]
    backend: str
    console: tuple[tuple[Any, ...], ...]


@cache
def tell(text: str, trace: str, *, strict: bool = False, settling: str = "resolve") -> Told:
    """Run a component from the moment at which its page has been opened, through the actions of a trace (ids with spaces between)."""
    first, *steps = replay(text, trace.split(), strict=strict, settling=settling, trace_lines=False)
    assert list(words(first)) == [], "nothing happens while Clerk loads"
    return Told(
        steps=tuple(tuple(words(step)) for step in steps if not step.is_settling),
        rest=tuple(word for step in steps if step.is_settling for word in words(step)),
        broken=frozenset(name for step in steps for name in step.broken),
        backend=steps[-1].backend,
        console=tuple(tuple(event["given"]) for step in steps for event in step.events if event["kind"] == "console"),
    )


def words(step: Step) -> Iterator[str]:
    """Yield what happened at a step."""
    for event in step.events:
        if word := _word(event):
            yield word


def _word(event: Mapping[str, Any]) -> str:
    match event["kind"]:
        case "request":
            return f"{'' if event['skipCache'] else 'cached '}request {event['identity'] or 'nobody'}"
        case "set" | "clear" as what:
            return " ".join([*(["queued"] if event["queued"] else []), what, *filter(None, [event["identity"]])])
        case "timer":
            return f"timer {event['delayMs']:g}"
        case "timer cleared":
            return "cleared"
        case "backend" | "console" | "verifying" | "lost":
            return ""
        case "rejected":
            return "rejected"
        case kind:
            raise ValueError(f"an event of the explorer that has no word here: {kind}")


Story = Sequence[tuple[str, ...]]
"""Actions, each followed by what it must bring about."""


def trace_of(story: Story) -> str:
    """Return the actions of a story."""
    return " ".join(action for action, *_ in story)


def told_by(story: Story) -> tuple[tuple[str, ...], ...]:
    """Return what each action of a story must bring about."""
    return tuple(tuple(happens) for _, *happens in story)
