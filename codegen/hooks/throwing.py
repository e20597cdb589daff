"""Which syntax nodes may throw when they are evaluated, as eslint's code path analysis has it."""

from __future__ import annotations

from ..js.node import Node
from ..js.walk import children, is_function

_THROWING = frozenset({"CallExpression", "ImportExpression", "MemberExpression", "NewExpression", "YieldExpression"})
_NEVER_READ = frozenset(
    {
        "ArrayPattern",
        "BreakStatement",
        "CatchClause",
        "ContinueStatement",
        "ImportDefaultSpecifier",
        "ImportNamespaceSpecifier",
        "ImportSpecifier",
        "LabeledStatement",
        "RestElement",
    }
)
"""Parents whose identifiers are never read."""

_NAMED_BY_ID = frozenset(
    {
        "ArrowFunctionExpression",
        "ClassDeclaration",
        "ClassExpression",
        "FunctionDeclaration",
        "FunctionExpression",
        "VariableDeclarator",
    }
)
_KEYED = frozenset({"MethodDefinition", "Property", "PropertyDefinition"})


def can_throw(node: Node) -> bool:
    """Return whether evaluating the node itself, its parts apart, may throw: reading a name counts."""
    return node.type in _THROWING or (node.type == "Identifier" and _is_read(node))


def throws_inside(node: Node) -> bool:
    """Return whether the node or something evaluated with it may throw; functions in it run at another time."""
    pending = [node]
    while pending:
        current = pending.pop()
        if is_function(current) or current.type == "StaticBlock" or _is_field_value(current):
            continue
        if can_throw(current):
            return True
        pending.extend(children(current))
    return False


def _is_read(identifier: Node) -> bool:
    parent = identifier.parent
    if parent is None or parent.type in _NEVER_READ:
        return False
    if parent.type in _NAMED_BY_ID:
        return parent.__dict__.get("id") is not identifier
    if parent.type in _KEYED:
        return parent.key is not identifier or bool(parent.computed)
    return True


def _is_field_value(node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.type == "PropertyDefinition" and parent.value is node
