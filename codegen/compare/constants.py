"""Values of arithmetic in a component: numbers, and the literals that they were worked out from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

from ..component import Component
from ..flow.facts import strip
from ..js.node import Node
from ..js.scope import DefinitionKind, Variable
from ..js.walk import walk

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
}
_CHANCE = "Math.random"
_DEPTH = 20
"""Expressions within expressions that are followed; more is no delay that a person wrote."""


def evaluate(component: Component, node: Node, known: Mapping[Variable, float], chance: float = 0.0) -> float | None:
    """Return the number that an expression gives, with some variables known and `chance` from `Math.random()`.

    None where that cannot be told.
    """
    try:
        return _evaluate(component, node, known, chance, 0)
    except (
        ArithmeticError,
        TypeError,
        ValueError,
    ):  # a number beyond all bounds, or too few arguments: no delay either way
        return None


def _evaluate(
    component: Component, node: Node, known: Mapping[Variable, float], chance: float, depth: int
) -> float | None:
    node = strip(node)
    if depth > _DEPTH:
        return None

    def inner(part: Node) -> float | None:
        return _evaluate(component, part, known, chance, depth + 1)

    match node.type:
        case "Literal":
            is_number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
            return float(node.value) if is_number else None
        case "UnaryExpression" if node.operator == "-":
            value = inner(node.argument)
            return None if value is None else -value
        case "Identifier":
            variable = component.program.scopes.resolve(node)
            if variable is None or variable in known:
                return known.get(variable) if variable is not None else None
            init = initial(variable)
            return inner(init) if init is not None else None
        case "BinaryExpression" if node.operator in _OPERATORS:
            left, right = inner(node.left), inner(node.right)
            return None if left is None or right is None else _OPERATORS[node.operator](left, right)
        case "CallExpression":
            name = component.text(node.callee)
            if name == _CHANCE:
                return chance
            function = _FUNCTIONS.get(name)
            values = [inner(argument) for argument in node.arguments]
            return function(*values) if function is not None and None not in values else None
    return None


def initial(variable: Variable) -> Node | None:
    """Return the expression that a constant was given."""
    if not variable.is_constant or not variable.definitions:
        return None
    definition = variable.definitions[0]
    if definition.kind is not DefinitionKind.VARIABLE or definition.node.id.type != "Identifier":
        return None
    init: Node | None = definition.node.init
    return init


def literals(component: Component, node: Node, seen: frozenset[Variable] = frozenset()) -> Iterator[Node]:
    """Yield the literals in an expression, and in the constants that it names."""
    for part in walk(node):
        if part.type == "Literal":
            yield part
        elif part.type == "Identifier":
            variable = component.program.scopes.resolve(part)
            init = initial(variable) if variable is not None and variable not in seen else None
            if variable is not None and init is not None:
                yield from literals(component, init, seen | {variable})
