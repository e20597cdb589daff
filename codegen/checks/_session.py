"""Where the values of an effect come from: which members of Clerk's session and of Reflex's event loop they hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..flow.facts import member_name, strip
from ..flow.operations import Dispatch
from ..js.node import Node
from ..js.scope import Definition, DefinitionKind, Variable
from ..js.walk import is_function, walk
from ._operations import sets_session

AUTH_HOOKS = frozenset({"useAuth", "useSession", "useUser", "useOrganization", "useClerk"})
IDENTITY = {
    "sessionId": "session",
    "userId": "user",
    "orgId": "organization",
    "orgRole": "role in the organization",
    "actor": "actor (impersonation)",
}
"""Members of `useAuth()` that tell one identity from another, with the word that a reader knows."""


def origins(component: Component, node: Node, seen: frozenset[Variable] = frozenset()) -> frozenset[str]:
    """Return the hook members that an expression is made of: `useAuth.userId`, `EventLoopContext.1`, and so on.

    Constants are followed to what they were made of, so that a key built from parts counts as holding its parts. A mere `.length`
    or a comparison holds less than the value, and is named with that: `EventLoopContext.1.length`.
    """
    node = strip(node)
    if node.type == "Identifier":
        variable = component.program.scopes.resolve(node)
        return _of_variable(component, variable, seen) if variable is not None and variable not in seen else frozenset()
    if node.type == "MemberExpression":
        name = member_name(node)
        return frozenset(_member(origin, name) for origin in origins(component, node.object, seen))
    if node.type == "CallExpression" and hook_of(component, node):
        return frozenset({hook_of(component, node)})
    found: set[str] = set()
    for part in _parts(node):
        found |= origins(component, part, seen)
    return frozenset(found)


def _member(origin: str, name: str | None) -> str:
    """Return a member of an origin; members of one of Clerk's values (`actor.sub`) stand for the value."""
    if origin.startswith("useAuth.") or name is None:
        return origin
    return f"{origin}.{name}"


def _parts(node: Node) -> Iterator[Node]:
    """Yield the identifiers and members that an expression is made of, functions in it left out."""
    from ..js.walk import children

    for child in children(node):
        if child.type in {"Identifier", "MemberExpression", "ChainExpression"}:
            yield child
        elif not is_function(child):
            yield from _parts(child)


def _of_variable(component: Component, variable: Variable, seen: frozenset[Variable]) -> frozenset[str]:
    definition = variable.definitions[0] if variable.definitions else None
    if definition is None or definition.kind is not DefinitionKind.VARIABLE or definition.node.init is None:
        return frozenset()
    whole = origins(component, definition.node.init, seen | {variable})
    path = _path_in_pattern(definition)
    if path is None:
        return whole
    return frozenset(f"{origin}.{'.'.join(path)}" if path else origin for origin in whole)


def _path_in_pattern(definition: Definition) -> list[str] | None:
    """Return the members by which a pattern reaches a name: `const [, errors]` reaches `errors` by "1"."""
    pattern = definition.node.id
    path: list[str] = []
    node = definition.name
    while node is not pattern and node.parent is not None:
        parent = node.parent
        if parent.type == "Property" and parent.value is node:
            path.insert(
                0, parent.key.name if parent.key.type == "Identifier" else str(getattr(parent.key, "value", "?"))
            )
        elif parent.type == "ArrayPattern":
            path.insert(0, str(parent.elements.index(node)))
        node = parent
    return path or None


def hook_of(component: Component, call: Node) -> str:
    """Return the hook that a call calls, with the context for `useContext`; empty if it is no hook of Clerk or Reflex."""
    name = _own_name(component, strip(call.callee))
    if name in AUTH_HOOKS:
        return "useAuth"
    if name in {"useContext", "use"} and call.arguments:
        return _own_name(component, call.arguments[0]) or component.program.text(call.arguments[0])
    return ""


def _own_name(component: Component, node: Node) -> str:
    """Return the name of an identifier, by which its own module knows it if it was imported; empty for anything else."""
    if node.type != "Identifier":
        return ""
    definition = component.program.scopes.definition(node)
    imported = getattr(definition.node, "imported", None) if definition is not None else None
    return str(getattr(imported, "name", node.name))


def dependency_origins(effect: Effect) -> frozenset[str]:
    """Return the hook members that an effect's dependency array holds."""
    found: set[str] = set()
    for dependency in effect.dependencies or ():
        found |= origins(effect.component, dependency.node)
    return frozenset(found)


def session_dispatches(effect: Effect) -> list[Dispatch]:
    """Return the dispatches that carry a token to the backend."""
    return [dispatch for dispatch in effect.dispatches if sets_session(dispatch)]


def mentions(component: Component, test: Node, origin: str) -> bool:
    """Whether an expression is made of a hook member, as a whole or in part."""
    return any(
        known == origin or known.startswith(origin + ".")
        for part in (test, *walk(test))
        for known in _known(component, part)
    )


def _known(component: Component, node: Node) -> frozenset[str]:
    return origins(component, node) if node.type in {"Identifier", "MemberExpression"} else frozenset()
