"""Errors that the parser library does not see: found in the tree, after the parse."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .node import Node
from .parse_errors import (
    PARENTHESES,
    WRAP_ELEMENTS,
    RefusedError,
    character_in_element,
    reserved_word,
    shown_token,
    token_at,
)

_STATEMENTS = frozenset(
    {
        "BreakStatement",
        "ContinueStatement",
        "DebuggerStatement",
        "ExportAllDeclaration",
        "ExpressionStatement",
        "ImportDeclaration",
        "PropertyDefinition",
        "ReturnStatement",
        "ThrowStatement",
    }
)
"""What always ends with a semicolon or a line break; declarations do in some places only."""

_LOOKED_AT = _STATEMENTS | {
    "BinaryExpression",
    "ExportDefaultDeclaration",
    "ExportNamedDeclaration",
    "ForStatement",
    "JSXText",
    "VariableDeclaration",
}
"""The types of nodes in which the library can have let an error pass."""

_LOOPS = frozenset({"ForStatement", "ForInStatement", "ForOfStatement"})
_ELEMENTS = frozenset({"JSXElement", "JSXFragment"})
_RESERVED = frozenset({"implements", "interface", "package", "private", "protected", "public", "static"})
_SAME_LINE = r"(?:[^\S\n\r\u2028\u2029]|\ufeff|/\*(?:(?!\*/)[^\n\r\u2028\u2029])*\*/)*"
_BLANKS = r"(?s)(?:\s|\ufeff|//[^\n\r\u2028\u2029]*|/\*.*?\*/)*"
_CONTINUES = r"(?!\+\+|--)[(\[`.?+\-*/%<>=&|^,]|in(?:stanceof)?\b"
_MAY_END = r"[\n\r\u2028\u2029}]|//|/\*|\Z"
"""Patterns for what ends without a semicolon; only such code pays for compiling them."""


def check_syntax(nodes: Sequence[Node], text: str) -> None:
    """Raise RefusedError for an error that the library lets pass; `nodes` are those of a whole tree, the root first."""
    _check_first_word(nodes)
    for node in nodes:
        kind = node.type
        if kind not in _LOOKED_AT:
            continue
        if kind == "JSXText":
            _check_text(node)
        elif kind == "ForStatement":
            _check_loop_variables(node)
        elif kind == "BinaryExpression":
            _check_neighbours(node, text)
        elif _needs_semicolon(node):
            if node.type == "ExportDefaultDeclaration":
                _check_default_literal(node, text)
            _check_semicolon(node, text)


def _check_semicolon(node: Node, text: str) -> None:
    """Refuse a token on the same line as the end of a statement without semicolon.

    The library takes a line break inside of an element for one that ends the statement, as in `<div>`, line break,
    `</div> foo()`. It also does not look at what follows `export default async x`.
    """
    if text[node.end - 1] == ";":
        return
    following = re.compile(_SAME_LINE).match(text, node.end)
    offset = following.end() if following else node.end
    if not re.compile(_MAY_END).match(text, offset):
        token = shown_token(text, token_at(text, offset))
        raise RefusedError(offset, f"unexpected {token}", "a `;` or a line break is missing before it")


def _needs_semicolon(node: Node) -> bool:
    kind = node.type
    if kind == "VariableDeclaration":
        return node.parent is None or node.parent.type not in _LOOPS
    if kind == "ExportNamedDeclaration":
        return node.declaration is None
    if kind == "ExportDefaultDeclaration":
        return not node.declaration.type.endswith("Declaration")
    return kind in _STATEMENTS


def _check_default_literal(node: Node, text: str) -> None:
    """Refuse an operator after `export default {}` on a later line: the library ends the expression at the literal."""
    literal = node.declaration
    if text[node.end - 1] == ";" or literal.type not in ("ObjectExpression", "ArrayExpression"):
        return
    following = re.compile(_BLANKS).match(text, node.end)
    offset = following.end() if following else node.end
    if "(" not in text[node.start : literal.start] and re.compile(_CONTINUES).match(text, offset):
        token = shown_token(text, token_at(text, offset))
        raise RefusedError(offset, f"{token} continues `export default` of the lines above", PARENTHESES)


def _check_text(node: Node) -> None:
    """Refuse `>` and `}` that the library takes for a part of an entity: `<a>&lt>;</a>`."""
    found = re.search("[>}]", node.raw)
    if found:
        raise character_in_element(found.group(), node.start + found.start())


def _check_neighbours(node: Node, text: str) -> None:
    """Refuse `<a/> <b`, which the library takes for a comparison; `(<a/>) < b` is one."""
    is_element = node.operator == "<" and node.left.type in _ELEMENTS
    if is_element and ")" not in text[node.left.end : node.right.start]:
        raise RefusedError(node.right.span, "elements side by side need a parent", WRAP_ELEMENTS)


def _check_loop_variables(node: Node) -> None:
    """Refuse `for (let {} ;;)`; the library asks for a value in all other places."""
    if node.init is None or node.init.type != "VariableDeclaration":
        return
    for variable in node.init.declarations:
        if variable.id.type.endswith("Pattern") and variable.init is None:
            raise RefusedError(variable.span, "a pattern needs a value to take apart")


def _check_first_word(nodes: Sequence[Node]) -> None:
    """Refuse a reserved word as the first of all: the library reads it before it knows that this is a module."""
    name = next((node for node in nodes if node.type == "Identifier"), None)
    if name is not None and name.name in _RESERVED and name.start == nodes[0].body[0].start:
        raise reserved_word(name.span)
