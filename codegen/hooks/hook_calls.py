"""Calls of hooks, by the function, program or class part in which they run."""

from __future__ import annotations

from itertools import chain

from ..js.node import Node
from ..js.scope import ScopeManager
from ..js.walk import ancestors, is_function
from .naming import is_hook


def hook_calls_by_owner(scopes: ScopeManager) -> dict[Node, list[Node]]:
    """Return the hook calls of each piece of code that runs on its own, in source order."""
    found: dict[Node, list[Node]] = {}
    for call in scopes.calls:
        if is_hook(call.callee):
            found.setdefault(_owner(call), []).append(call)
    return found


def _owner(node: Node) -> Node:
    """Return the nearest function, static block, value of a class field, or program."""
    return next(place for place in chain([node], ancestors(node)) if _runs_on_its_own(place))


def _runs_on_its_own(node: Node) -> bool:
    if is_function(node) or node.type in {"StaticBlock", "Program"}:
        return True
    parent = node.parent
    return parent is not None and parent.type == "PropertyDefinition" and parent.value is node
