"""The tree as plain data, for comparing what two sources mean whatever their formatting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .estree import ATTRIBUTES, VISITOR_KEYS
from .node import Node
from .parse_depth import on_deep_stack

Naming = Callable[[Node], object]
"""Gives what stands for a name in a dump."""


def dump(node: Node, naming: Naming | None = None) -> dict[str, Any]:
    """Return a tree as nested dictionaries and lists, without what a formatter may change.

    Left out are positions, comments, parentheses, quotes, the writing of numbers, empty statements, and line breaks and
    indentation in JSX text. Two sources with equal dumps mean the same. With `naming`, what it returns for an Identifier
    or JSXIdentifier stands in the place of its name.
    """
    return on_deep_stack(lambda: _dump(node, naming))


def _dump(node: Node, naming: Naming | None) -> dict[str, Any]:
    plain: dict[str, Any] = {"type": node.type}
    for key in ATTRIBUTES.get(node.type, ()):
        if key != "raw" and (key != "shorthand" or naming is None):
            plain[key] = getattr(node, key)
    if naming is not None and node.type in {"Identifier", "JSXIdentifier"}:
        plain["name"] = naming(node)
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, Node):
            plain[key] = _plain_key(node, key, value) or _dump(_plain_value(node, value), naming)
        elif value is None:
            plain[key] = None
        elif key == "children":
            plain[key] = list(_dump_children(value, naming))
        else:
            items = (item for item in value if item is None or item.type != "EmptyStatement")
            plain[key] = [item and _dump(item, naming) for item in items]
    return plain


def _plain_key(node: Node, key: str, value: Node) -> dict[str, Any] | None:
    """Return for `{"a": b}` what `{a: b}` has; None for anything but such a key."""
    name = _string(value) if key == "key" and not getattr(node, "computed", False) else None
    return {"type": "Identifier", "name": name} if name is not None else None


def _plain_value(node: Node, value: Node) -> Node:
    """Return the same for `a={"b"}` and `a="b"`."""
    if node.type == "JSXAttribute" and value.type == "JSXExpressionContainer" and _string(value.expression) is not None:
        expression: Node = value.expression
        return expression
    return value


def _string(node: Node) -> str | None:
    return node.value if node.type == "Literal" and isinstance(node.value, str) else None


def _dump_children(children: Iterable[Node], naming: Naming | None) -> Iterator[dict[str, Any]]:
    """Yield an element's children as they render: neighbouring texts joined, comments in braces left out."""
    text = ""
    for child in children:
        if child.type == "JSXText":
            text += _rendered(child.value)
        elif child.type == "JSXExpressionContainer" and _string(child.expression) is not None:
            text += child.expression.value
        elif child.type != "JSXExpressionContainer" or child.expression.type != "JSXEmptyExpression":
            if text:
                yield {"type": "JSXText", "value": text}
            text = ""
            yield _dump(child, naming)
    if text:
        yield {"type": "JSXText", "value": text}


def _rendered(text: str) -> str:
    """Return JSX text without the line breaks and indentation that JSX leaves out."""
    lines = re.split(r"\r\n|[\n\r]", text)
    last = len(lines) - 1
    trimmed = (
        line[len(line) - len(line.lstrip(" \t")) if number else 0 :].rstrip(" \t" if number < last else "")
        for number, line in enumerate(lines)
    )
    return " ".join(line for line in trimmed if line)
