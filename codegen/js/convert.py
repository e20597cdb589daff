"""From the parser library's tree to ours, with the ranges that acorn gives."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from ..source import Span
from .estree import ATTRIBUTES, VISITOR_KEYS
from .node import Node
from .parse_depth import MAX_DEPTH
from .parse_errors import RefusedError
from .program import Comment
from .walk import walk

_LIBRARY_NAMES = {"is_async": "isAsync", "is_await": "allowAwait"}
"""Our field names that the library spells in its own way."""

_OPTIONAL = frozenset({"directive", "regex", "bigint"})
"""Fields that the library leaves out where they do not apply."""

_FIELDS = {
    kind: (
        tuple((key, _LIBRARY_NAMES.get(key, key)) for key in ATTRIBUTES.get(kind, ()) if key not in _OPTIONAL),
        tuple(key for key in ATTRIBUTES.get(kind, ()) if key in _OPTIONAL),
        keys,
    )
    for kind, keys in VISITOR_KEYS.items()
}
"""Of each node type: the plain fields with the library's name for each, the optional ones, and those that hold nodes."""

_OPAQUE = frozenset({"Literal", "TemplateElement", "JSXText"})
"""Nodes whose text may hold `//` or `/*` that is no comment."""

_EXACT = frozenset({"JSXText", "TemplateElement", "JSXEmptyExpression"})
"""Nodes whose blanks are their own."""

_COMMENT = re.compile(r"/(?:/[^\n\r\u2028\u2029]*|\*.*?\*/)", re.DOTALL)
_BLANK = " \t\n\r\v\f\xa0\u2028\u2029\ufeff"


def convert(tree: Any, text: str) -> tuple[list[Node], tuple[Comment, ...]]:
    """Return the nodes of our tree, parents before children and so the root first, and the comments.

    Raises RefusedError for a tree deeper than MAX_DEPTH.
    """
    nodes: list[Node] = []
    root = _convert(tree, None, MAX_DEPTH, nodes)
    comments = _find_comments(text, nodes)
    _adjust_ranges(text, nodes, {comment.span.end: comment.span.start for comment in comments})
    root.start, root.end = 0, len(text)
    _join_default_exports(root, text)
    return nodes, comments


def _convert(theirs: Any, parent: Node | None, room: int, nodes: list[Node]) -> Node:
    held = theirs.__dict__
    kind: str = held["type"]
    known = _FIELDS.get(kind)
    if known is None:
        raise _not_estree(theirs, parent)
    if room == 0:
        raise RefusedError(
            held["range"][0],
            f"the code is nested more than {MAX_DEPTH} levels deep",
            "move parts into functions of their own",
        )
    node = Node()
    node.type, node.parent = kind, parent
    node.start, node.end = held["range"]
    node.order, node.first = nodes, len(nodes)
    nodes.append(node)
    fields: dict[str, Any] = {}
    node.__dict__ = fields
    plain, optional, keys = known
    for key, name in plain:
        fields[key] = held[name]
    for key in optional:
        fields[key] = held.get(key)
    for key in keys:
        value = held[key]
        if isinstance(value, list):
            fields[key] = [item and _convert(item, node, room - 1, nodes) for item in value]
        else:
            fields[key] = value and _convert(value, node, room - 1, nodes)
    node.last = len(nodes)
    if kind == "Literal" and fields["regex"] is not None:
        fields["regex"] = {"pattern": fields["regex"].pattern, "flags": fields["regex"].flags}
    elif kind == "TemplateElement":
        fields["value"] = {"raw": fields["value"].raw, "cooked": fields["value"].cooked}
        node.start += 1  # the library counts the delimiters in
        node.end -= 1 if fields["tail"] else 2
    return node


def _not_estree(theirs: Any, parent: Node | None) -> RefusedError:
    """Return why a node is refused whose type only the library knows: it stands for code that is not JavaScript."""
    start = parent.start if parent and theirs.range is None else theirs.range[0]
    if theirs.type == "ExportDefaultSpecifier":
        return RefusedError(start, "names are exported in braces", "write `export { default as name } from ...`")
    if theirs.type == "ArrowParameterPlaceHolder":
        return RefusedError(start, "something in parentheses here is no expression", "`=>` may be missing")
    return RefusedError(start, f"this form of code is not known: {theirs.type}")


def _find_comments(text: str, nodes: list[Node]) -> tuple[Comment, ...]:
    """Find comments by the tree: asking the library for them makes it a fifth slower."""
    if text.startswith("#!"):
        text = text.replace("#!", "//", 1)  # what a system reads there is a comment to JavaScript
    comments: list[Comment] = []
    position = 0
    opaque = sorted((node.start, node.end) for node in nodes if node.type in _OPAQUE)
    for start, end in [*opaque, (len(text), len(text))]:
        for found in _COMMENT.finditer(text, position, start):
            is_block = found.group().startswith("/*")
            content = found.group()[2:-2] if is_block else found.group()[2:]
            comments.append(Comment(content, is_block, Span(*found.span())))
        position = end
    return tuple(comments)


def _adjust_ranges(text: str, nodes: list[Node], comment_starts: dict[int, int]) -> None:
    """Cut blanks and comments off the ends: in the library, a statement without semicolon reaches to the next token."""
    for node in nodes:
        kind, start, end = node.type, node.start, node.end
        if kind in _EXACT:
            continue
        while end > start and (end in comment_starts or text[end - 1] in _BLANK):
            end = comment_starts.get(end, end - 1)
        node.end = end
        if kind == "ForStatement" and node.init is not None and node.init.type == "VariableDeclaration":
            node.init.end = node.init.declarations[-1].end  # the library counts the `;` in


def _join_default_exports(root: Node, text: str) -> None:
    """Give `export default async () => {};` its semicolon, which the library makes an empty statement of its own."""
    for export, statement in pairwise(root.body):
        if (
            statement.type == "EmptyStatement"
            and export.type == "ExportDefaultDeclaration"
            and not export.declaration.type.endswith("Declaration")
            and text[export.end - 1] != ";"
        ):
            export.end = statement.end
            _remove(statement, root)


def _remove(statement: Node, root: Node) -> None:
    """Take a statement that has nothing below it out of the tree."""
    nodes = walk(root)
    root.__dict__["body"] = [other for other in root.body if other is not statement]
    root.last -= 1
    for node in nodes[statement.last :]:
        node.first, node.last = node.first - 1, node.last - 1
    del root.order[statement.first]
