"""What the explorer cannot run, found before it runs anything."""

from __future__ import annotations

from ..errors import InputError, Problem
from ..js.node import Node
from ..js.program import Program
from ..js.walk import ancestors, is_function, walk
from .frames import owner

_NEVER = {
    "ImportExpression": "a dynamic import",
    "MetaProperty": "import.meta or new.target",
    "WithStatement": "a with statement",
    "ExportAllDeclaration": "an export from another module",
    "JSXNamespacedName": "a namespaced JSX name",
}
"""Syntax that means something outside the component's own text."""


def refuse_unsupported(program: Program) -> None:
    """Raise InputError, with every place, when the program holds syntax that cannot be run on its own."""
    problems = []
    for node in walk(program.tree):
        what = _NEVER.get(node.type) or _in_place(node)
        if what is not None:
            place = program.source.position(node.start)
            problems.append(Problem(f"the explorer cannot run {what}", program.source.path, place.line, place.column))
    if problems:
        raise InputError(problems)


def _in_place(node: Node) -> str | None:
    """Return what is unsupported about a node where it stands, or None."""
    kind = node.type
    if kind == "AwaitExpression" and owner(node) is None:
        return "an await outside a function"
    if kind == "ForOfStatement" and node.is_await:
        return "a for await loop"
    if is_function(node) and node.is_async and node.generator:
        return "an async generator"
    if kind == "ExportNamedDeclaration" and node.source is not None:
        return "an export from another module"
    if kind == "Super" and any(above.type == "ObjectExpression" or _is_async(above) for above in ancestors(node)):
        return "super in an object literal or an async method"
    if kind == "Identifier" and node.name == "arguments" and any(_is_async(above) for above in ancestors(node)):
        return "arguments inside an async function"
    return None


def _is_async(node: Node) -> bool:
    return is_function(node) and bool(node.is_async)
