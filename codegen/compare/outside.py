"""What a component does that the rest of its portrait does not hold: other calls, writes to globals, other numbers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ..component import Component
from ..flow.facts import strip
from ..flow.roles import CONNECTIONS, EFFECT_HOOKS, ENDINGS, HARMLESS_CALLS, LISTENERS, TIMERS
from ..js.node import Node
from ..js.scope import Definition
from ..js.walk import is_function
from .names import AWAITED, Names

_PURE = frozenset(
    {"Math", "JSON", "Object", "Array", "Number", "String", "Symbol", "Date", "Promise", "Reflect", "atob", "btoa"}
)
"""Globals whose calls change nothing."""

_PAINTED = frozenset(
    {
        *TIMERS,
        *TIMERS.values(),
        *CONNECTIONS,
        *EFFECT_HOOKS,
        *HARMLESS_CALLS,
        *("AbortController", "Error", "TypeError", "RangeError", "Map", "Set", "WeakMap", "WeakSet", "queueMicrotask"),
        *("ReflexEvent", "Event", "useRef", "useContext", "use", "useAuth"),
    }
)
"""Calls that other parts of a portrait are made from."""

_PAINTED_METHODS = frozenset({*LISTENERS, *LISTENERS.values(), *ENDINGS, "then", "catch", "finally"})
_PAINTED_VALUES = ("useAuth.getToken", "EventLoopContext.0", AWAITED)
_SMALL = frozenset({0, 1, 2})
"""Numbers that come and go with the way in which something is written: indices, first attempts, powers of two."""


def calls(component: Component, nodes: Iterable[Node], names: Names) -> dict[str, Node]:
    """Return what else a component's nodes call or write, by name, with the first place of each."""
    found: dict[str, Node] = {}
    for node in nodes:
        name = ""
        if node.type in {"CallExpression", "NewExpression"}:
            name = _called(component, node, names)
        elif node.type == "AssignmentExpression" and node.left.type == "MemberExpression":
            name = _written(component, node.left)
        if name:
            found.setdefault(name, node)
    return found


def numbers(nodes: Iterable[Node], accounted: Container[Node]) -> Iterator[tuple[float, Node]]:
    """Yield the numbers among nodes that are not accounted for, with their places."""
    for node in nodes:
        if node.type != "Literal" or node in accounted or isinstance(node.value, bool):
            continue
        if isinstance(node.value, int | float) and node.value not in _SMALL:
            yield node.value, node


def _called(component: Component, node: Node, names: Names) -> str:
    callee = strip(node.callee)
    path = _path(callee)
    if path is None or path[-1] in _PAINTED_METHODS:
        return ""
    root, *members = path
    definition = component.program.scopes.definition(_root(callee))
    if definition is not None:
        if not definition.node.type.startswith("Import"):
            return "" if _is_own_function(definition) else _of_value(names.held(callee))
        root = names.imported(definition)
        declaration = definition.node.parent
        if declaration is not None and declaration.source.value == "react" and members:
            root, *members = members
    elif root in {"window", "globalThis", "self"} and members:
        root, *members = members
    if root == "console":
        return f"{root}.{'.'.join(members)}"
    if root in _PURE or root in _PAINTED:
        return ""
    return ".".join((root, *members))


def _is_own_function(definition: Definition) -> bool:
    """Whether a name is that of a function in the program: what it does is seen where it is called."""
    function = getattr(definition.node, "init", None) or definition.node
    return is_function(strip(function))


def _of_value(held: frozenset[str]) -> str:
    """Return the name of a hook's or a prop's value that is called; empty for functions of the component's own."""
    name = " or ".join(sorted(held))
    return "" if "a value of its own" in name or name.startswith(_PAINTED_VALUES) else name


def _written(component: Component, target: Node) -> str:
    path = _path(target)
    if path is None or component.program.scopes.definition(_root(target)) is not None:
        return ""
    return f"{'.'.join(path)} ="


def _path(node: Node) -> list[str] | None:
    """Return a chain of names, or None for anything else."""
    node = strip(node)
    if node.type == "Identifier":
        return [node.name]
    if node.type == "MemberExpression":
        base = _path(node.object)
        return None if base is None else [*base, "[]" if node.computed else node.property.name]
    return None


def _root(node: Node) -> Node:
    node = strip(node)
    while node.type == "MemberExpression":
        node = strip(node.object)
    return node
