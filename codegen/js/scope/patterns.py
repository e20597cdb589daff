"""Taking a binding or assignment pattern apart."""

from __future__ import annotations

from ...records import record
from ..node import Node

PATTERN_TYPES = frozenset({"Identifier", "ObjectPattern", "ArrayPattern", "RestElement", "AssignmentPattern"})


@record()
class Target:
    """A name that a pattern binds or assigns, with the default values that may be written to it, outermost first."""

    identifier: Node
    defaults: tuple[Node, ...]


def take_apart(pattern: Node) -> tuple[list[Target], list[Node]]:
    """Return a pattern's names and the expressions evaluated in it, each in source order.

    The expressions are default values, computed keys and, in assignments, the parts of member expressions.
    """
    if pattern.type == "Identifier":
        return [Target(pattern, ())], []
    targets: list[Target] = []
    expressions: list[Node] = []
    pending: list[tuple[Node, tuple[Node, ...]]] = [(pattern, ())]
    while pending:
        node, defaults = pending.pop()
        kind = node.type
        if kind == "Identifier":
            targets.append(Target(node, defaults))
        elif kind == "ObjectPattern":
            pending.extend((item, defaults) for item in reversed(node.properties))
        elif kind == "ArrayPattern":
            pending.extend((item, defaults) for item in reversed(node.elements) if item is not None)
        elif kind == "Property":
            if node.computed:
                expressions.append(node.key)
            pending.append((node.value, defaults))
        elif kind == "AssignmentPattern":
            expressions.append(node.right)
            pending.append((node.left, (*defaults, node.right)))
        elif kind == "RestElement":
            pending.append((node.argument, defaults))
        else:
            expressions.append(node)
    expressions.sort(key=lambda expression: expression.start)
    return targets, expressions
