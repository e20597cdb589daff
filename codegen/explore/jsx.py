"""JSX written as calls, by the rules that all JSX compilers share."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import Protocol

from ..js.node import Node


class Host(Protocol):
    """What writes everything that is not JSX."""

    source: str
    runtime: str

    def write(self, node: Node) -> str:
        """Return the text of a node."""

    def value_of(self, node: Node) -> str:
        """Return the expression for the value of a name."""


def write_element(node: Node, host: Host) -> str:
    """Return the call that makes an element."""
    opening = node.openingElement
    return _call(_tag(opening.name, host), _attributes(opening.attributes, host), node, host)


def write_fragment(node: Node, host: Host) -> str:
    """Return the call that makes a fragment."""
    return _call(f"{host.runtime}.Fragment", "null", node, host)


def _call(tag: str, properties: str, node: Node, host: Host) -> str:
    written = [child for child in (_child(child, host) for child in node.children) if child is not None]
    return f"{host.runtime}.element({', '.join((tag, properties, *written))})"


def _tag(name: Node, host: Host) -> str:
    text = host.source[name.start : name.end]
    if name.type == "JSXIdentifier":
        is_html = text[:1].islower() or "-" in text
        return json.dumps(text) if is_html else host.value_of(name)
    root = name
    while root.type == "JSXMemberExpression":
        root = root.object
    return host.value_of(root) + host.source[root.end : name.end]


def _attributes(attributes: Iterable[Node], host: Host) -> str:
    parts = []
    for attribute in attributes:
        if attribute.type == "JSXSpreadAttribute":
            parts.append(f"...{host.write(attribute.argument)}")
        else:
            parts.append(f"{json.dumps(attribute.name.name)}: {_attribute_value(attribute.value, host)}")
    return f"{{ {', '.join(parts)} }}" if parts else "null"


def _attribute_value(value: Node | None, host: Host) -> str:
    if value is None:
        return "true"
    if value.type == "Literal":
        return json.dumps(html.unescape(value.raw[1:-1]))
    return host.write(value.expression) if value.type == "JSXExpressionContainer" else host.write(value)


def _child(node: Node, host: Host) -> str | None:
    """Return a child as an argument, or None for what is only layout."""
    if node.type == "JSXText":
        return _text(node.value)
    if node.type == "JSXExpressionContainer":
        return None if node.expression.type == "JSXEmptyExpression" else host.write(node.expression)
    if node.type == "JSXSpreadChild":
        return f"...{host.write(node.expression)}"
    return host.write(node)


def _text(value: str) -> str | None:
    """Return text between elements: lines trimmed where they meet a line end, empty ones left out, the rest joined by spaces."""
    lines = value.replace("\r\n", "\n").split("\n")
    kept = []
    for index, line in enumerate(lines):
        piece = line.replace("\t", " ")
        if index > 0:
            piece = piece.lstrip(" ")
        if index < len(lines) - 1:
            piece = piece.rstrip(" ")
        if piece:
            kept.append(piece)
    return json.dumps(" ".join(kept)) if kept else None
