"""Values of arithmetic in a component: constants, and delays as a function of the attempt."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..component import Component
from ..flow.facts import strip
from ..js.node import Node
from ..js.scope import DefinitionKind, Variable

_OPERATORS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b if b else math.inf,
    "%": lambda a, b: a % b if b else math.nan,
    "**": lambda a, b: a**b,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "Math.min": min,
    "Math.max": max,
    "Math.pow": lambda a, b: a**b,
    "Math.round": round,
    "Math.floor": math.floor,
    "Math.ceil": math.ceil,
    "Math.random": lambda: 0.0,
}
ATTEMPTS = 8
"""Attempts over which the growth of a delay is looked at."""


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay in milliseconds: the first one, how it grows from attempt to attempt, its upper limit, and whether chance has a part."""

    first_ms: float
    growth: str
    limit_ms: float | None
    jitter: bool

    @property
    def first(self) -> str:
        """The first delay as a reader would write it."""
        return duration(self.first_ms)


def duration(milliseconds: float) -> str:
    """Return a duration with the unit that fits: `500 ms`, `2 s`, `1.5 min`."""
    if milliseconds < 1000:
        return f"{milliseconds:g} ms"
    if milliseconds < 60_000:
        return f"{milliseconds / 1000:g} s"
    return f"{milliseconds / 60_000:g} min"


def evaluate(component: Component, node: Node, known: Mapping[Variable, float], depth: int = 0) -> float | None:
    """Return the number that an expression gives, with some variables known; None where that is not known."""
    node = strip(node)
    if depth > 20:
        return None

    def inner(part: Node) -> float | None:
        return evaluate(component, part, known, depth + 1)

    match node.type:
        case "Literal":
            return (
                float(node.value) if isinstance(node.value, int | float) and not isinstance(node.value, bool) else None
            )
        case "UnaryExpression" if node.operator == "-":
            value = inner(node.argument)
            return None if value is None else -value
        case "Identifier":
            variable = component.program.scopes.resolve(node)
            if variable is None or variable in known:
                return known.get(variable) if variable is not None else None
            init = _initial(variable)
            return inner(init) if init is not None else None
        case "BinaryExpression" if node.operator in _OPERATORS:
            left, right = inner(node.left), inner(node.right)
            return None if left is None or right is None else _OPERATORS[node.operator](left, right)
        case "CallExpression":
            function = _FUNCTIONS.get(component.text(node.callee))
            values = [inner(argument) for argument in node.arguments]
            return function(*values) if function is not None and None not in values else None
    return None


def _initial(variable: Variable) -> Node | None:
    if not variable.is_constant or not variable.definitions:
        return None
    definition = variable.definitions[0]
    if definition.kind is not DefinitionKind.VARIABLE or definition.node.id.type != "Identifier":
        return None
    init: Node | None = definition.node.init
    return init


def delay_of(component: Component, node: Node | None, counted: Variable | None, first: int) -> Delay | None:
    """Return a delay as a function of the attempt that `counted` holds, `first` being its value at the first delay."""
    if node is None:
        return None
    values = []
    for attempt in range(first, first + ATTEMPTS):
        value = evaluate(component, node, {counted: float(attempt)} if counted is not None else {})
        if value is None:
            return None
        values.append(value)
    jitter = "Math.random" in component.text(node) or _made_with_chance(component, node)
    return Delay(values[0], *_growth(values), jitter)


def _made_with_chance(component: Component, node: Node) -> bool:
    variable = component.program.scopes.resolve(node) if node.type == "Identifier" else None
    init = _initial(variable) if variable is not None else None
    return init is not None and "Math.random" in component.text(init)


def _growth(values: list[float]) -> tuple[str, float | None]:
    """Return how a sequence of delays grows, and where it stops growing."""
    if len(set(values)) == 1:
        return "fixed", None
    limit = values[-1] if values[-1] == values[-2] else None
    growing = [value for value in values if limit is None or value < limit]
    if len(growing) > 1 and growing[0] and growing[1] == 2 * growing[0]:
        doubles = all(after == 2 * before for before, after in pairwise(growing))
        if doubles and len(growing) > 2:
            return "exponential", limit
        return ("linear" if len(growing) > 2 and growing[2] == 3 * growing[0] else "exponential"), limit
    if len(growing) > 2 and growing[2] - growing[1] == growing[1] - growing[0]:
        return "linear", limit
    return "other", limit
