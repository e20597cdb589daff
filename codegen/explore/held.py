"""Which of a component's variables hold a ref or a state: what a reader of a trace wants to see change."""

from __future__ import annotations

from ..js.node import Node

_REFS = frozenset({"useRef"})
_STATES = frozenset({"useState", "useReducer"})


def held_by(declarator: Node) -> tuple[str, bool] | None:
    """Return the name under which a declaration keeps a ref or a state, and whether it is a ref; None for any other declaration."""
    init, target = declarator.init, declarator.id
    if init is None or init.type != "CallExpression":
        return None
    callee = init.callee.property if init.callee.type == "MemberExpression" else init.callee
    hook = getattr(callee, "name", "")
    if hook in _REFS and target.type == "Identifier":
        return target.name, True
    if hook not in _STATES:
        return None
    if target.type == "ArrayPattern":
        target = next(iter(target.elements), None)
    return (target.name, False) if target is not None and target.type == "Identifier" else None
