"""Circles that a piece of code runs in: loops, and functions that call themselves, directly or through the helpers that it is called by."""

from __future__ import annotations

from collections.abc import Iterator

from .component import Effect
from .flow.facts import strip
from .js.node import Node
from .js.scope import ScopeManager, Variable
from .js.walk import ancestors, is_function, walk

RELATIONS = frozenset({"<", ">", "<=", ">="})
LOOPS = frozenset({"WhileStatement", "DoWhileStatement", "ForStatement"})


def circles(effect: Effect, node: Node) -> list[Node]:
    """Return the circles round a node inside an effect, innermost first.

    A node in a helper function of the effect also runs in the circles round the places where the helper is named.
    """
    scopes = effect.component.program.scopes
    found: dict[Node, None] = {}
    seen: set[Node] = set()
    pending = [node]
    while pending:
        place = pending.pop(0)
        if place in seen:
            continue
        seen.add(place)
        for above in ancestors(place):
            if above is effect.function:
                break
            if above.type in LOOPS:
                found[above] = None
            elif is_function(above):
                variable = name_of(above, scopes)
                uses = (
                    [reference.identifier for reference in variable.references if reference.is_read] if variable else []
                )
                if any(above.start <= use.start < above.end for use in uses):
                    found[above] = None
                pending += [use for use in uses if not above.start <= use.start < above.end]
    return list(found)


def name_of(function: Node, scopes: ScopeManager) -> Variable | None:
    """Return the variable by which a function is known: its own name, or the constant that it was given to."""
    if function.type != "ArrowFunctionExpression" and function.id is not None:
        return scopes.resolve(function.id)
    parent = function.parent
    if parent is not None and parent.type == "VariableDeclarator" and parent.id.type == "Identifier":
        return scopes.resolve(parent.id)
    return None


def comparisons(circle: Node, scopes: ScopeManager) -> Iterator[tuple[Variable, Node]]:
    """Yield each comparison of a number that a circle counts: the counting variable, and what it is compared with."""
    counted = set()
    for node in walk(circle):
        target = _counted(node)
        variable = scopes.resolve(target) if target is not None and target.type == "Identifier" else None
        if variable is not None:
            counted.add(variable)
    for node in walk(circle):
        if node.type != "BinaryExpression" or node.operator not in RELATIONS:
            continue
        for side, other in ((strip(node.left), node.right), (strip(node.right), node.left)):
            variable = scopes.resolve(side) if side.type == "Identifier" else None
            if variable is not None and variable in counted:
                yield variable, other


def _counted(node: Node) -> Node | None:
    """Return what a node counts: `n++`, `n += 1`, or the `n` of `ask(n + 1)`."""
    if node.type == "UpdateExpression":
        return strip(node.argument)
    if node.type == "AssignmentExpression" and node.operator in {"+=", "-="}:
        return strip(node.left)
    if node.type == "BinaryExpression" and node.operator in {"+", "-"}:
        return strip(node.left)
    return None
