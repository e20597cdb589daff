"""Finding calls of hooks, with or without the `React.` in front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..js.node import Node
from ..js.scope import ScopeManager
from ..records import record

_HOOK_NAME = re.compile(r"use$|use[A-Z0-9]")
_EFFECT_NAME = re.compile(r"Effect($|[^a-z])")
_CALLBACK_INDEX = {
    "useCallback": 0,
    "useEffect": 0,
    "useImperativeHandle": 1,
    "useInsertionEffect": 0,
    "useLayoutEffect": 0,
    "useMemo": 0,
}


@record()
class DependencyHook:
    """A call of a hook that takes a callback and, behind it, a dependency array; `name` is without `React.`."""

    call: Node
    name: str
    callback_index: int

    @property
    def callee(self) -> Node:
        """What is called, as written."""
        callee: Node = self.call.callee
        return callee

    @property
    def callback(self) -> Node | None:
        """The callback argument, or None when the call does not have that many."""
        return self._argument(self.callback_index)

    @property
    def array_argument(self) -> Node | None:
        """The argument behind the callback, whatever it is."""
        return self._argument(self.callback_index + 1)

    @property
    def array(self) -> Node | None:
        """The argument that should be the array; None when it is left out or a plain `undefined`."""
        argument = self.array_argument
        if argument is not None and argument.type == "Identifier" and argument.name == "undefined":
            return None
        return argument

    @property
    def is_effect(self) -> bool:
        """Whether the hook runs its callback for what it does, after rendering, not for what it returns."""
        return _EFFECT_NAME.search(self.name) is not None

    def _argument(self, index: int) -> Node | None:
        arguments: list[Node] = self.call.arguments
        return arguments[index] if index < len(arguments) else None


def is_hook_name(name: str) -> bool:
    """Return whether React takes a function of this name for a hook."""
    return _HOOK_NAME.match(name) is not None


def without_react(callee: Node) -> Node:
    """Return `useX` of `React.useX`, and any other callee as it is."""
    if is_react_member(callee) and callee.property.type == "Identifier":
        name: Node = callee.property
        return name
    return callee


def is_react_member(node: Node) -> bool:
    """Return whether the node is `React.something`."""
    return (
        node.type == "MemberExpression"
        and not node.computed
        and node.object.type == "Identifier"
        and node.object.name == "React"
    )


def dependency_hooks(scopes: ScopeManager, additional_hooks: str | None) -> Iterator[DependencyHook]:
    """Yield the calls of hooks with a dependency array, in source order.

    `additional_hooks` is a regular expression that is searched in the names of further hooks; those take the callback
    first.
    """
    additional = re.compile(additional_hooks) if additional_hooks else None
    for call in scopes.calls:
        callee = without_react(call.callee)
        if callee.type != "Identifier":
            continue
        index = _CALLBACK_INDEX.get(callee.name)
        if index is None and additional is not None and callee is call.callee and additional.search(callee.name):
            index = 0
        if index is not None:
            yield DependencyHook(call, callee.name, index)
