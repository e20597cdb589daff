"""A delay as a function of the attempt, and durations in words."""

from __future__ import annotations

from dataclasses import field
from itertools import pairwise

from ..component import Component
from ..js.node import Node
from ..js.scope import Variable
from ..records import record
from .constants import evaluate

ATTEMPTS = 32
"""Attempts over which the growth of a delay is looked at."""


@record()
class Delay:
    """A delay in milliseconds: the first one, how it grows from attempt to attempt, its upper limit.

    `jitter` is the share of it that chance may take away or add, from 0 to 1. `node` is the timer.
    """

    node: Node = field(compare=False)
    first_ms: float
    growth: str
    limit_ms: float | None
    jitter: float

    @property
    def first(self) -> str:
        """The first delay as a reader would write it."""
        return duration(self.first_ms)

    @property
    def course(self) -> str:
        """How it goes on, in words: `exponential up to 8 s with 50 % jitter`."""
        limit = f" up to {duration(self.limit_ms)}" if self.limit_ms is not None else ""
        return f"{self.growth}{limit}{f' with {self.jitter:.0%} jitter' if self.jitter else ''}"


def duration(milliseconds: float) -> str:
    """Return a duration with the unit that fits: `500 ms`, `2 s`, `1.5 min`."""
    if milliseconds < 1000:
        return f"{milliseconds:g} ms"
    if milliseconds < 60_000:
        return f"{milliseconds / 1000:g} s"
    return f"{milliseconds / 60_000:g} min"


def delay_of(component: Component, timer: Node, node: Node, counted: Variable | None, first: int) -> Delay | None:
    """Return a timer's delay as a function of the attempt that `counted` holds, `first` being its value at the first delay.

    None where the delay is not known.
    """
    values = []
    for attempt in range(first, first + ATTEMPTS):
        value = evaluate(component, node, {counted: float(attempt)} if counted is not None else {})
        if value is None:
            return None
        values.append(value)
    other = evaluate(component, node, {counted: float(first)} if counted is not None else {}, chance=1.0)
    jitter = abs(other - values[0]) / values[0] if other is not None and values[0] else 0.0
    return Delay(timer, values[0], *_growth(values), round(jitter, 3))


def _growth(values: list[float]) -> tuple[str, float | None]:
    """Return how a sequence of delays grows, and where it stops growing."""
    if len(set(values)) == 1:
        return "fixed", None
    limit = values[-1] if values[-1] == values[-2] else None
    growing = [value for value in values if limit is None or value < limit]
    doubles = all(after == 2 * before for before, after in pairwise(growing))
    if doubles and (len(growing) > 2 or (len(growing) == 2 and limit is not None and limit > 3 * growing[0])):
        return "exponential", limit
    steps = {after - before for before, after in pairwise(growing)}
    if len(growing) > 1 and len(steps) == 1:
        return "linear", limit  # two delays and a limit that cuts the third are the same either way
    return "growing", limit
