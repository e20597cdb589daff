"""Finding the import of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.portrait import Portrait
    from ..js.node import Node


def import_of(name: str, portrait: Portrait) -> Node | None:
    """Return the import declaration that brings a name."""
    for node in portrait.import_nodes:
        for specifier in node.specifiers:
            if specifier.type == "ImportSpecifier" and getattr(specifier.imported, "name", None) == name:
                return node
    return None
