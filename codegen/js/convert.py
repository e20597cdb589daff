"""From the parser library's tree to ours."""

from __future__ import annotations

from typing import Any

from .node import Node
from .walk import ATTRIBUTES, VISITOR_KEYS

_LIBRARY_NAMES = {"is_async": "isAsync", "is_await": "allowAwait"}
"""Our field names that the library spells in its own way."""

_OPTIONAL = frozenset({"directive", "regex", "bigint"})
"""Fields that the library leaves out where they do not apply."""


def convert(theirs: Any, parent: Node | None = None) -> Node:
    """Return our tree for the library's, with parent links set."""
    kind: str = theirs.type
    node = Node(kind, theirs.range[0], theirs.range[1])
    node.parent = parent
    fields = node.__dict__
    held = theirs.__dict__
    for key in ATTRIBUTES.get(kind, ()):
        fields[key] = held.get(key) if key in _OPTIONAL else held[_LIBRARY_NAMES.get(key, key)]
    for key in VISITOR_KEYS[kind]:
        value = held[key]
        if value is None:
            fields[key] = None
        elif isinstance(value, list):
            fields[key] = [item if item is None else convert(item, node) for item in value]
        else:
            fields[key] = convert(value, node)
    if kind == "Literal" and fields["regex"] is not None:
        fields["regex"] = {"pattern": fields["regex"].pattern, "flags": fields["regex"].flags}
        fields["value"] = None
    elif kind == "TemplateElement":
        fields["value"] = {"raw": fields["value"].raw, "cooked": fields["value"].cooked}
    return node
