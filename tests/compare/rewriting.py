"""Ways to write a component anew without changing what it does."""

from __future__ import annotations

import re

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.scope import Variable

_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


def renamed(text: str) -> str:
    """Give every local name another one; the component's own name and names of other modules stay."""
    program = parse(text)
    component = program.components[0]
    edits: dict[tuple[int, int], str] = {}
    for variable in _variables(program.scopes.module):
        if variable.definitions and variable.name != component.name:
            for identifier in _places(variable):
                edits[identifier.start, identifier.end] = _written(identifier, f"{variable.name}_anew")
    for (start, end), new in sorted(edits.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def reformatted(text: str) -> str:
    """Write a text that Prettier has formatted in another way: other indentation and line breaks, no comments, single quotes."""
    lines = [line.strip() for line in _LINE_COMMENT.sub("", text).splitlines()]
    joined = " ".join(line for line in lines if line)
    joined = re.sub(r'"([^"\']*)"', r"'\1'", joined)
    return re.sub(r"; ", ";\n\t", joined).replace("{ ", "{\n").replace(" )", ")") + "\n"


def _places(variable: Variable) -> set[Node]:
    return {
        *(definition.name for definition in variable.definitions),
        *(reference.identifier for reference in variable.references),
    }


def _written(identifier: Node, name: str) -> str:
    """Return a name as it must stand at a place: `{ token }` becomes `{ token: name }`."""
    parent = identifier.parent
    if parent is not None and parent.type == "Property" and parent.shorthand:
        return f"{identifier.name}: {name}"
    if (
        parent is not None
        and parent.type == "AssignmentPattern"
        and parent.parent.type == "Property"
        and parent.parent.shorthand
    ):
        return f"{identifier.name}: {name}"
    if parent is not None and parent.type == "ImportSpecifier":
        return f"{identifier.name} as {name}"
    return name


def _variables(scope):
    yield from scope.variables.values()
    for child in scope.children:
        yield from _variables(child)
