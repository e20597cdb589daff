"""What a circle counts, and in which direction: only a comparison that counting makes untrue ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from ..js.node import Node
from ..js.scope import Definition, DefinitionKind, ScopeManager, Variable
from ..js.walk import is_function, walk
from .facts import Place, member_name, strip
from .implications import RELATIONS


class Direction(StrEnum):
    """Where counting goes."""

    UP = "up"
    DOWN = "down"


NOT_COUNTED: frozenset[Direction] = frozenset()
BOTH_WAYS = frozenset(Direction)

_SIGNS = {"++": Direction.UP, "--": Direction.DOWN, "+=": Direction.UP, "-=": Direction.DOWN}
_SIGNS |= {"+": Direction.UP, "-": Direction.DOWN}


def directions(place: Place, scopes: ScopeManager) -> frozenset[Direction]:
    """Return the directions in which a variable, or a member of one, is counted: `n++`, `n = n - 1`, `ask(n + 1)`."""
    variable = place.variable
    if variable is None:
        return NOT_COUNTED

    def means(node: Node) -> bool:
        node = strip(node)
        for name in reversed(place.members):
            if node.type != "MemberExpression" or member_name(node) != name:
                return False
            node = strip(node.object)
        return node.type == "Identifier" and scopes.resolve(node) is variable

    return NOT_COUNTED.union(*(direction_of(node, means) for node in _counting(variable, scopes)))


def _counting(variable: Variable, scopes: ScopeManager) -> Iterator[Node]:
    """Yield the expressions round the uses of a variable that may count it."""
    own = [item.node for item in variable.definitions if item.kind is DefinitionKind.PARAMETER]
    for reference in variable.references:
        node: Node | None = reference.identifier
        sums: list[Node] = []
        while node is not None and not is_function(node) and not node.type.endswith("Statement"):
            if node.type in {"UpdateExpression", "AssignmentExpression"}:
                yield node
            elif node.type == "BinaryExpression":
                sums.append(node)
            elif node.type == "CallExpression" and sums and own and _calls(node, own, scopes):
                yield from sums
            node = node.parent


def _calls(call: Node, functions: list[Node], scopes: ScopeManager) -> bool:
    """Whether a call runs one of some functions, or hands one of them on to be run (`setTimeout(ask, 500, n + 1)`)."""
    names = [strip(call.callee), *(strip(argument) for argument in call.arguments)]
    return any(
        _text_of(definition) in functions
        for name in names
        if name.type == "Identifier" and (variable := scopes.resolve(name)) is not None
        for definition in variable.definitions
    )


def _text_of(definition: Definition) -> Node | None:
    """Return the function that a definition gives a name to, through `useCallback` and its like."""
    if definition.kind is DefinitionKind.FUNCTION:
        return definition.node
    init = definition.node.init if definition.kind is DefinitionKind.VARIABLE else None
    while init is not None and strip(init).type == "CallExpression" and strip(init).arguments:
        init = strip(init).arguments[0]
    return strip(init) if init is not None else None


def direction_of(node: Node, means: Callable[[Node], bool]) -> frozenset[Direction]:
    """Return where an expression counts what `means` recognizes, if it does."""
    if node.type == "UpdateExpression":
        return _one(node.operator) if means(node.argument) else NOT_COUNTED
    if node.type == "AssignmentExpression" and node.operator in _SIGNS:
        return _one(node.operator) if means(node.left) else NOT_COUNTED
    if node.type == "AssignmentExpression" and node.operator == "=" and means(node.left):
        sums = (part for part in walk(node.right) if part.type == "BinaryExpression")
        return NOT_COUNTED.union(*(direction_of(part, means) for part in sums))
    if node.type == "BinaryExpression" and node.operator in {"+", "-"}:
        counted = means(node.left) or (node.operator == "+" and means(node.right))
        return _one(node.operator) if counted else NOT_COUNTED
    return NOT_COUNTED


def _one(operator: str) -> frozenset[Direction]:
    return frozenset({_SIGNS[operator]})


# --- tests that name no place -----------------------------------------------------------------------------------------------


def limits(test: Node, outcome: bool, is_clock: Callable[[Node], bool]) -> bool:
    """Whether a test that comes out as `outcome` counts while it compares (`n++ < 3`), or says that it is not too late yet."""
    test = strip(test)
    if test.type == "UnaryExpression" and test.operator == "!":
        return limits(test.argument, not outcome, is_clock)
    if test.type == "LogicalExpression" and test.operator != "??":
        sides = (limits(test.left, outcome, is_clock), limits(test.right, outcome, is_clock))
        return any(sides) if (test.operator == "&&") == outcome else all(sides)
    if test.type == "UpdateExpression":
        return outcome and test.operator == "--"
    if test.type != "BinaryExpression":
        return False
    if test.operator in {"===", "==", "!==", "!="}:
        return any(_step(side) for side in (test.left, test.right))
    if test.operator not in RELATIONS:
        return False
    swapped, holds = RELATIONS[test.operator]
    less, more = (test.right, test.left) if swapped == (holds == outcome) else (test.left, test.right)
    early = any(is_clock(node) for node in walk(less))
    return early or Direction.UP in _step(less) or Direction.DOWN in _step(more)


def _step(node: Node) -> frozenset[Direction]:
    node = strip(node)
    counts = node.type == "UpdateExpression" or (node.type == "AssignmentExpression" and node.operator in _SIGNS)
    return _one(node.operator) if counts else NOT_COUNTED
