"""On which way out of a request something is done: when it has succeeded, when it has failed, or on both."""

from __future__ import annotations

from ..component import Effect
from ..flow.boundaries import BoundaryKind
from ..flow.operations import Operation
from ..js.node import Node


def always(operation: Operation) -> bool:
    """Whether an operation stands in a `finally`, or behind something that cannot fail, such as a timer."""
    boundary = operation.state.boundary
    kinds = (BoundaryKind.FINALLY, BoundaryKind.TIMER, BoundaryKind.LISTENER, BoundaryKind.MICROTASK)
    return (boundary is not None and boundary.kind in kinds) or _within(operation.node, "finalizer")


def on_failure(effect: Effect, operation: Operation) -> bool:
    """Whether an operation is made when the request before it has failed."""
    boundary = operation.state.boundary
    if boundary is None:
        return False
    if always(operation) or boundary.kind is BoundaryKind.CATCH or operation.state.caught:
        return True
    if boundary.kind is BoundaryKind.THEN:
        return any(not handler.rejects for handler in effect.handlers if handler.node is boundary.node)
    return any(not wait.rejects for wait in effect.awaits if wait.node is boundary.node) or _behind_try(operation.node)


def on_success(operation: Operation) -> bool:
    """Whether an operation is made when the request before it has succeeded."""
    boundary = operation.state.boundary
    return boundary is not None and boundary.kind is not BoundaryKind.CATCH and not operation.state.caught


def _within(node: Node, part: str) -> bool:
    """Whether a node stands in the `catch` clause or `finally` block of a try statement."""
    above = node
    while above.parent is not None:
        if above.parent.type == "TryStatement" and getattr(above.parent, part) is above:
            return True
        above = above.parent
    return False


def _behind_try(node: Node) -> bool:
    """Whether a statement stands behind a `try` with a `catch`, in the same block: it is reached either way."""
    statement = node
    while statement.parent is not None and statement.parent.type != "BlockStatement":
        statement = statement.parent
    block = statement.parent
    if block is None:
        return False
    before = block.body[: block.body.index(statement)]
    return any(item.type == "TryStatement" and item.handler is not None for item in before)
