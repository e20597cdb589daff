"""Walking the tree: what each node type holds, its children, its ancestors, and a plain form for comparing trees.

The tables name every field of ES2026 and JSX as ESTree writes them; nothing here depends on the parser behind a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .node import Node

_FUNCTION = ("id", "params", "body")
_CLASS = ("id", "superClass", "body")
_MEMBER = ("object", "property")
_BINARY = ("left", "right")
_KEY_VALUE = ("key", "value")

VISITOR_KEYS: Mapping[str, tuple[str, ...]] = {
    "ArrayExpression": ("elements",),
    "ArrayPattern": ("elements",),
    "ArrowFunctionExpression": ("params", "body"),
    "AssignmentExpression": _BINARY,
    "AssignmentPattern": _BINARY,
    "AwaitExpression": ("argument",),
    "BinaryExpression": _BINARY,
    "BlockStatement": ("body",),
    "BreakStatement": ("label",),
    "CallExpression": ("callee", "arguments"),
    "CatchClause": ("param", "body"),
    "ChainExpression": ("expression",),
    "ClassBody": ("body",),
    "ClassDeclaration": _CLASS,
    "ClassExpression": _CLASS,
    "ConditionalExpression": ("test", "consequent", "alternate"),
    "ContinueStatement": ("label",),
    "DebuggerStatement": (),
    "DoWhileStatement": ("body", "test"),
    "EmptyStatement": (),
    "ExportAllDeclaration": ("exported", "source", "attributes"),
    "ExportDefaultDeclaration": ("declaration",),
    "ExportNamedDeclaration": ("declaration", "specifiers", "source", "attributes"),
    "ExportSpecifier": ("local", "exported"),
    "ExpressionStatement": ("expression",),
    "ForInStatement": ("left", "right", "body"),
    "ForOfStatement": ("left", "right", "body"),
    "ForStatement": ("init", "test", "update", "body"),
    "FunctionDeclaration": _FUNCTION,
    "FunctionExpression": _FUNCTION,
    "Identifier": (),
    "IfStatement": ("test", "consequent", "alternate"),
    "ImportAttribute": _KEY_VALUE,
    "ImportDeclaration": ("specifiers", "source", "attributes"),
    "ImportDefaultSpecifier": ("local",),
    "ImportExpression": ("source", "options"),
    "ImportNamespaceSpecifier": ("local",),
    "ImportSpecifier": ("imported", "local"),
    "JSXAttribute": ("name", "value"),
    "JSXClosingElement": ("name",),
    "JSXClosingFragment": (),
    "JSXElement": ("openingElement", "children", "closingElement"),
    "JSXEmptyExpression": (),
    "JSXExpressionContainer": ("expression",),
    "JSXFragment": ("openingFragment", "children", "closingFragment"),
    "JSXIdentifier": (),
    "JSXMemberExpression": _MEMBER,
    "JSXNamespacedName": ("namespace", "name"),
    "JSXOpeningElement": ("name", "attributes"),
    "JSXOpeningFragment": (),
    "JSXSpreadAttribute": ("argument",),
    "JSXSpreadChild": ("expression",),
    "JSXText": (),
    "LabeledStatement": ("label", "body"),
    "Literal": (),
    "LogicalExpression": _BINARY,
    "MemberExpression": _MEMBER,
    "MetaProperty": ("meta", "property"),
    "MethodDefinition": _KEY_VALUE,
    "NewExpression": ("callee", "arguments"),
    "ObjectExpression": ("properties",),
    "ObjectPattern": ("properties",),
    "PrivateIdentifier": (),
    "Program": ("body",),
    "Property": _KEY_VALUE,
    "PropertyDefinition": _KEY_VALUE,
    "RestElement": ("argument",),
    "ReturnStatement": ("argument",),
    "SequenceExpression": ("expressions",),
    "SpreadElement": ("argument",),
    "StaticBlock": ("body",),
    "Super": (),
    "SwitchCase": ("test", "consequent"),
    "SwitchStatement": ("discriminant", "cases"),
    "TaggedTemplateExpression": ("tag", "quasi"),
    "TemplateElement": (),
    "TemplateLiteral": ("quasis", "expressions"),
    "ThisExpression": (),
    "ThrowStatement": ("argument",),
    "TryStatement": ("block", "handler", "finalizer"),
    "UnaryExpression": ("argument",),
    "UpdateExpression": ("argument",),
    "VariableDeclaration": ("declarations",),
    "VariableDeclarator": ("id", "init"),
    "WhileStatement": ("test", "body"),
    "YieldExpression": ("argument",),
}
"""The fields of each node type that hold a node, None or a list of those, in source order where the syntax has one."""

_FUNCTION_ATTRIBUTES = ("is_async", "generator", "expression")

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "ArrowFunctionExpression": ("id", *_FUNCTION_ATTRIBUTES),
    "AssignmentExpression": ("operator",),
    "BinaryExpression": ("operator",),
    "CallExpression": ("optional",),
    "ExpressionStatement": ("directive",),
    "ForOfStatement": ("is_await",),
    "FunctionDeclaration": _FUNCTION_ATTRIBUTES,
    "FunctionExpression": _FUNCTION_ATTRIBUTES,
    "Identifier": ("name",),
    "JSXIdentifier": ("name",),
    "JSXOpeningElement": ("selfClosing",),
    "JSXText": ("value", "raw"),
    "Literal": ("value", "raw", "regex", "bigint"),
    "LogicalExpression": ("operator",),
    "MemberExpression": ("computed", "optional"),
    "MethodDefinition": ("computed", "kind", "static"),
    "PrivateIdentifier": ("name",),
    "Program": ("sourceType",),
    "Property": ("computed", "kind", "method", "shorthand"),
    "PropertyDefinition": ("computed", "static"),
    "TemplateElement": ("value", "tail"),
    "UnaryExpression": ("operator", "prefix"),
    "UpdateExpression": ("operator", "prefix"),
    "VariableDeclaration": ("kind",),
    "YieldExpression": ("delegate",),
}
"""The fields that hold plain values; `directive`, `regex` and `bigint` are None where ESTree leaves them out."""

FUNCTION_TYPES = frozenset({"FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"})


def is_function(node: Node) -> bool:
    """Return whether the node is a function of any form; a method's function is its `value`."""
    return node.type in FUNCTION_TYPES


def children(node: Node) -> Iterator[Node]:
    """Yield the node's own children, in the order of `VISITOR_KEYS`."""
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, Node):
            yield value
        elif value is not None:
            yield from (item for item in value if item is not None)


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, parents first, in source order; no recursion, so depth costs nothing."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending += reversed(list(children(current)))


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
            pending.extend((child, True) for child in reversed(list(children(current))))


def dump(node: Node) -> dict[str, Any]:
    """Return the tree as nested dictionaries without positions, comments, quotes, parentheses or JSX indentation.

    Two sources with equal dumps mean the same: use it for "same tree" comparisons.
    """
    plain: dict[str, Any] = {"type": node.type}
    for key in ATTRIBUTES.get(node.type, ()):
        if key != "raw":
            plain[key] = getattr(node, key)
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, list):
            plain[key] = [item if item is None else dump(item) for item in value]
        else:
            plain[key] = None if value is None else dump(value)
    return plain
