"""What a program imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.matching import Programs
    from ..js.node import Node
    from ..js.program import Program


def imports(program: Program) -> dict[str, tuple[str, Node]]:
    """Return the module and the declaration of each imported name, by the name that the module itself gives it."""
    found = {}
    for node in _declarations(program):
        for specifier in node.specifiers:
            if specifier.type == "ImportSpecifier":
                imported = specifier.imported
                name = str(imported.name if imported.type == "Identifier" else imported.value)
                found[name] = (str(node.source.value), node)
    return found


def modules(program: Program) -> dict[str, Node]:
    """Return the first declaration that imports from each module."""
    found: dict[str, Node] = {}
    for node in _declarations(program):
        found.setdefault(str(node.source.value), node)
    return found


def are_known(programs: Programs) -> bool:
    """Whether both sides tell what they import: the JavaScript in a Reflex component's Python leaves that to the Python."""
    return bool(_declarations(programs.old) and _declarations(programs.new))


def _declarations(program: Program) -> list[Node]:
    return [node for node in program.tree.body if node.type == "ImportDeclaration"]
