"""From a component's text to text that the explorer can run, and what that text asks of its surroundings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ..js.node import Node
from ..js.program import Program
from ..js.walk import is_function
from .supported import refuse_unsupported
from .writer import Writer


@dataclass(frozen=True, slots=True)
class Import:
    """One imported or implied name: the module, the name there, the name in the text, and the node to point at."""

    module: str
    name: str
    local: str
    node: Node


@dataclass(frozen=True, slots=True)
class Instrumented:
    """Text of a function that takes the runtime and the page's names, and returns a function that evaluates the module anew."""

    text: str
    components: tuple[str, ...]
    """Capitalized functions at the top of the module: candidates for the component."""


def imports_of(program: Program) -> tuple[Import, ...]:
    """Return the names that the text imports; an import for its effect has an empty local name."""
    found: list[Import] = []
    for node in program.tree.body:
        if node.type != "ImportDeclaration":
            continue
        if not node.specifiers:
            found.append(Import(node.source.value, "*", "", node))
        for specifier in node.specifiers:
            if specifier.type == "ImportSpecifier":
                imported = specifier.imported
                name = imported.name if imported.type == "Identifier" else imported.value
            else:
                name = "default" if specifier.type == "ImportDefaultSpecifier" else "*"
            found.append(Import(node.source.value, name, specifier.local.name, specifier))
    return tuple(found)


def instrument(program: Program, *, implied: Iterable[Import] = (), trace_lines: bool = False) -> Instrumented:
    """Return the runnable form of a program.

    `implied` are names that the text uses without importing them; `trace_lines` makes it report each line that runs. Raises
    InputError for syntax that cannot be run on its own.
    """
    refuse_unsupported(program)
    imports = [one for one in (*imports_of(program), *implied) if one.local]
    writer = Writer(program, trace_lines=trace_lines)
    runtime, page = writer.runtime, writer.unused("$page")
    components = tuple(_component_names(program.tree))
    globals_ = sorted({reference.name for reference in program.scopes.globals} - {one.local for one in imports} - {"undefined"})
    body = writer.write(program.tree)
    lines = [
        f"(function ({runtime}, {page}) {{",
        '"use strict";',
        f"const {{ {', '.join(globals_)} }} = {page};",
        *(f"const {one.local} = {runtime}.from({json.dumps(one.module)}, {json.dumps(one.name)});" for one in imports),
        *writer.hoisted,
        "return function () {",
        body,
        f"return {{ {', '.join(components)} }};",
        "};",
        "})",
    ]
    return Instrumented("\n".join(lines), components)


def _component_names(tree: Node) -> Iterable[str]:
    """Yield the capitalized functions and wrapped functions that the module's own scope defines."""
    for statement in tree.body:
        is_export = statement.type in {"ExportNamedDeclaration", "ExportDefaultDeclaration"}
        node = statement.declaration if is_export else statement
        if node is None:
            continue
        if node.type == "FunctionDeclaration" and node.id is not None and node.id.name[0].isupper():
            yield node.id.name
        elif node.type == "VariableDeclaration":
            for declarator in node.declarations:
                is_named = declarator.id.type == "Identifier" and declarator.id.name[0].isupper()
                if is_named and declarator.init is not None and (is_function(declarator.init) or declarator.init.type == "CallExpression"):
                    yield declarator.id.name
