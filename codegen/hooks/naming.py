"""What functions are called, and which of them React takes for components and hooks."""

from __future__ import annotations

from itertools import chain

from ..js.node import Node
from ..js.walk import ancestors
from .calls import is_hook_name


def is_hook(callee: Node) -> bool:
    """Return whether an expression names a hook: `useX`, `use`, or either as a member of a capitalized name."""
    if callee.type == "Identifier":
        return is_hook_name(callee.name)
    if callee.type != "MemberExpression" or callee.computed or callee.property.type != "Identifier":
        return False
    owner = callee.object
    return owner.type == "Identifier" and _is_capitalized(owner.name) and is_hook_name(callee.property.name)


def is_react_function(callee: Node, name: str) -> bool:
    """Return whether an expression is React's function of that name, alone or as `React.name`."""
    if callee.type == "Identifier":
        return bool(callee.name == name)
    if callee.type != "MemberExpression" or callee.object.type != "Identifier" or callee.object.name != "React":
        return False
    return callee.property.type == "Identifier" and bool(callee.property.name == name)


def function_name(node: Node) -> Node | None:
    """Return what a function is called: its own name, or the variable, property or parameter that it is the value of."""
    if node.type == "FunctionDeclaration" or (node.type == "FunctionExpression" and node.id is not None):
        own: Node | None = node.id
        return own
    parent = node.parent
    if node.type not in {"FunctionExpression", "ArrowFunctionExpression"} or parent is None:
        return None
    given: Node | None = None
    if parent.type == "VariableDeclarator" and parent.init is node:
        given = parent.id
    elif parent.type == "AssignmentExpression" and parent.right is node and parent.operator == "=":
        given = parent.left
    elif parent.type == "Property" and parent.value is node and not parent.computed:
        given = parent.key
    elif parent.type == "AssignmentPattern" and parent.right is node:
        given = parent.left
    return given


def is_component_or_hook(node: Node) -> bool:
    """Return whether React renders with this function: by its name, or because `memo` or `forwardRef` wraps it."""
    name = function_name(node)
    return _names_component_or_hook(name) if name is not None else is_wrapped(node)


def is_wrapped(node: Node) -> bool:
    """Return whether a node is handed to `memo` or `forwardRef`."""
    call = node.parent
    if call is None or call.type not in {"CallExpression", "NewExpression"}:
        return False
    return is_react_function(call.callee, "memo") or is_react_function(call.callee, "forwardRef")


def is_inside_component_or_hook(node: Node) -> bool:
    """Return whether a node is, or stands somewhere in, a component or hook."""
    for place in chain([node], ancestors(node)):
        name = function_name(place)
        if is_wrapped(place) or (name is not None and _names_component_or_hook(name)):
            return True
    return False


def _names_component_or_hook(name: Node) -> bool:
    return (name.type == "Identifier" and _is_capitalized(name.name)) or is_hook(name)


def _is_capitalized(name: str) -> bool:
    return "A" <= name[0] <= "Z"
