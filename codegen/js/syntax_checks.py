"""Errors that the parser library does not see: found in the tree, after the parse."""

from __future__ import annotations

import re

from .node import Node
from .parse_errors import RefusedError, shown_token, token_at
from .walk import walk

_END_WITH_SEMICOLON = frozenset(
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
        "VariableDeclaration",
    }
)
_LOOPS = frozenset({"ForStatement", "ForInStatement", "ForOfStatement"})
_SAME_LINE = re.compile(r"(?:[^\S\n\r\u2028\u2029]|\ufeff|/\*(?:(?!\*/)[^\n\r\u2028\u2029])*\*/)*")
_MAY_END = re.compile(r"[\n\r\u2028\u2029}]|//|/\*|\Z")


def check_semicolons(tree: Node, text: str) -> None:
    """Raise RefusedError where a statement ends without semicolon although the next token stands on the same line.

    The library takes a line break inside of an element for one that ends the statement, as in `<div>`, line break,
    `</div> foo()`. It also does not look at what follows `export default async x`.
    """
    for node in walk(tree):
        if not _needs_semicolon(node) or text[node.end - 1] == ";":
            continue
        following = _SAME_LINE.match(text, node.end)
        offset = following.end() if following else node.end
        if not _MAY_END.match(text, offset):
            token = shown_token(text, token_at(text, offset))
            raise RefusedError(offset, f"unexpected {token}", "a `;` or a line break is missing before it")


def _needs_semicolon(node: Node) -> bool:
    kind = node.type
    if kind == "VariableDeclaration":
        parent = node.parent
        return not (parent is not None and parent.type in _LOOPS and node is not parent.body)
    if kind == "ExportNamedDeclaration":
        return node.declaration is None
    if kind == "ExportDefaultDeclaration":
        return not node.declaration.type.endswith("Declaration")
    return kind in _END_WITH_SEMICOLON
