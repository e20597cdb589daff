"""JSX as plain values: attribute strings and the text between elements, by the rules that all JSX compilers share."""

from __future__ import annotations

import html
import json

from ..js.node import Node


def text_child(node: Node) -> str | None:
    """Return the JavaScript string of a JSXText node, or None when it is only layout."""
    lines = node.value.replace("\r\n", "\n").split("\n")
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


def attribute_string(node: Node) -> str:
    """Return the JavaScript string of a quoted attribute value, with its character references resolved."""
    return json.dumps(html.unescape(node.raw[1:-1]))


def is_tag(name: str) -> bool:
    """Return whether an element's name means an HTML tag and not a variable."""
    return name[:1].islower() or "-" in name
