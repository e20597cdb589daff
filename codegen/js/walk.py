"""Walking the tree: children, ancestors, everything below a node, and a plain form for comparing trees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .dump import dump
from .estree import ATTRIBUTES, VISITOR_KEYS
from .node import Node

__all__ = ["ATTRIBUTES", "VISITOR_KEYS", "ancestors", "children", "dump", "is_function", "visit", "walk"]

FUNCTION_TYPES = frozenset({"FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"})


def is_function(node: Node) -> bool:
    """Return whether the node is a function of any form; a method's function is its `value`."""
    return node.type in FUNCTION_TYPES


def children(node: Node) -> tuple[Node, ...]:
    """Return the node's own children, in the order of `VISITOR_KEYS`."""
    return node.below


def walk(node: Node) -> Sequence[Node]:
    """Return the node and everything below it, parents first."""
    return node.order[node.first : node.last]


def ancestors(node: Node) -> Iterator[Node]:
    """Yield the node's parent, its parent, and so on up to the root."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def visit(node: Node, enter: Callable[[Node], object], leave: Callable[[Node], object] | None = None) -> None:
    """Call `enter` before and `leave` after the children of each node; `enter` returning False skips the children."""
    pending: list[tuple[Node, bool]] = [(node, True)]
    while pending:
        current, entering = pending.pop()
        if not entering:
            if leave is not None:
                leave(current)
            continue
        descend = enter(current) is not False
        pending.append((current, False))
        if descend:
            pending.extend((child, True) for child in reversed(children(current)))
