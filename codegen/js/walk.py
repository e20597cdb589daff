"""Walking the tree: children, ancestors, everything below a node, and a plain form for comparing trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .dump import dump
from .estree import ATTRIBUTES, VISITOR_KEYS
from .node import Node

__all__ = ["ATTRIBUTES", "VISITOR_KEYS", "ancestors", "children", "dump", "is_function", "walk", "walk_own"]

FUNCTION_TYPES = frozenset({"FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"})


def is_function(node: Node) -> bool:
    """Return whether the node is a function of any form; a method's function is its `value`."""
    return node.type in FUNCTION_TYPES


def children(node: Node) -> list[Node]:
    """Return the node's own children, in the order of `VISITOR_KEYS`."""
    found = []
    order, place, last = node.order, node.first + 1, node.last
    while place < last:
        child = order[place]
        found.append(child)
        place = child.last
    return found


def walk(node: Node) -> Sequence[Node]:
    """Return the node and everything below it, parents first."""
    return node.order[node.first : node.last]


def walk_own(function: Node) -> Iterator[Node]:
    """Yield what a function runs itself: its body and what is below it, parents first; of the functions inside it, only themselves."""
    order, place, last = function.order, function.body.first, function.body.last
    while place < last:
        node = order[place]
        yield node
        place = node.last if node.type in FUNCTION_TYPES else place + 1


def ancestors(node: Node) -> Iterator[Node]:
    """Yield the node's parent, its parent, and so on up to the root."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent
