"""From a component's text to text that the explorer can run, and what that text asks of its surroundings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..js.node import Node
from ..js.program import Program
from ..js.walk import is_function, walk
from .supported import refuse_unsupported
from .traced import TracedWriter
from .writer import DEFAULT_EXPORT, Writer

_HOOK = re.compile(r"use[A-Z]")


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
    """Components at the top of the module."""


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
    writer = TracedWriter(program) if trace_lines else Writer(program)
    runtime, page = writer.runtime, writer.unused("$page")
    components = dict(_components(program.tree))
    globals_ = sorted(
        {reference.name for reference in program.scopes.globals} - {one.local for one in imports} - {"undefined"}
    )
    body = writer.write(program.tree)
    lines = [
        f"(function ({runtime}, {page}) {{",
        '"use strict";',
        f"const {{ {', '.join(globals_)} }} = {page};",
        *(f"const {one.local} = {runtime}.from({json.dumps(one.module)}, {json.dumps(one.name)});" for one in imports),
        *writer.hoisted,
        "return function () {",
        body,
        f"return {{ {', '.join(f'{name}: {value}' for name, value in components.items())} }};",
        "};",
        "})",
    ]
    return Instrumented("\n".join(lines), tuple(components))


def _components(tree: Node) -> Iterator[tuple[str, str]]:
    """Yield name and expression of each component that the module's own scope defines: a function that calls a hook or makes an element."""
    for statement in tree.body:
        is_default = statement.type == "ExportDefaultDeclaration"
        node = statement.declaration if is_default or statement.type == "ExportNamedDeclaration" else statement
        if node is None:
            continue
        if is_default and getattr(node, "id", None) is None:
            if _is_component(node):
                yield "default", DEFAULT_EXPORT
        elif node.type == "FunctionDeclaration":
            if node.id.name[0].isupper() and _is_component(node):
                yield node.id.name, node.id.name
        elif node.type == "VariableDeclaration":
            for declarator in node.declarations:
                name = getattr(declarator.id, "name", "")
                if name[:1].isupper() and declarator.init is not None and _is_component(declarator.init):
                    yield name, name


def _is_component(node: Node) -> bool:
    """Return whether a value is a function that React can render, or such a function inside of `memo`."""
    if node.type == "CallExpression":
        callee = node.callee.property if node.callee.type == "MemberExpression" else node.callee
        return getattr(callee, "name", None) == "memo" and any(_is_component(argument) for argument in node.arguments)
    return is_function(node) and any(_is_rendering(below) for below in walk(node))


def _is_rendering(node: Node) -> bool:
    if node.type in {"JSXElement", "JSXFragment"}:
        return True
    if node.type != "CallExpression":
        return False
    callee = node.callee.property if node.callee.type == "MemberExpression" else node.callee
    return bool(_HOOK.match(getattr(callee, "name", "")))
