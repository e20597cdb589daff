"""From a component's text to text that the explorer can run: JSX made into calls, imports answered by fakes, closures made readable.

The result keeps every line where it was, so a line that ran is a line of the source.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..errors import InputError, Problem
from ..js.node import Node
from ..js.program import Program
from ..js.walk import VISITOR_KEYS, ancestors, is_function, walk
from .frames import captured, holds_unseen, in_reach, owner, uses_this
from .jsx import attribute_string, is_tag, text_child

_UNSUPPORTED = {
    "ImportExpression": "a dynamic import",
    "MetaProperty": "import.meta",
    "WithStatement": "a with statement",
    "ExportAllDeclaration": "an export from another module",
    "JSXNamespacedName": "a namespaced JSX name",
}
"""Syntax that means something outside the component's own text."""


@dataclass(frozen=True, slots=True)
class Import:
    """One imported or implied name: the module, the name there, the name in the text, and the node to point at."""

    module: str
    name: str
    local: str
    node: Node


@dataclass(frozen=True, slots=True)
class Instrumented:
    """Text that evaluates to a function of the runtime and the page's names, and what it asks of its surroundings."""

    text: str
    imports: tuple[Import, ...]
    components: tuple[str, ...]
    """Capitalized functions at the top of the module: candidates for the component."""


def imports_of(program: Program) -> tuple[Import, ...]:
    """Return the names that the text imports."""
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
    _refuse_unsupported(program)
    imports = (*imports_of(program), *implied)
    writer = _Writer(program, trace_lines)
    components = tuple(_component_names(program.tree))
    runtime = writer.runtime
    head = "".join(f"const {one.local} = {runtime}.from({json.dumps(one.module)}, {json.dumps(one.name)}); " for one in imports if one.local)
    body = writer.write(program.tree)
    globals_ = sorted({reference.name for reference in program.scopes.globals} - {one.local for one in imports})
    names = ", ".join(name for name in globals_ if name != "undefined")
    page = writer.unused("$page")
    text = (
        f'(function ({runtime}, {page}) {{ "use strict"; const {{ {names} }} = {page}; '
        f"{head}{body}\nreturn {{ {', '.join(components)} }}; }})"
    )
    return Instrumented(text, imports, components)


def _refuse_unsupported(program: Program) -> None:
    problems = []
    for node in walk(program.tree):
        what = _UNSUPPORTED.get(node.type)
        if node.type == "AwaitExpression" and owner(node) is None:
            what = "an await outside a function"
        elif node.type == "ForOfStatement" and node.is_await:
            what = "a for await loop"
        elif is_function(node) and node.is_async and node.generator:
            what = "an async generator"
        elif node.type == "ExportNamedDeclaration" and node.source is not None:
            what = "an export from another module"
        elif node.type == "Super" and any(above.type == "ObjectExpression" for above in ancestors(node)):
            what = "super in an object literal"
        elif node.type == "Identifier" and node.name == "arguments" and _is_in_async_arrow(node):
            what = "arguments in an async arrow function"
        if what is not None:
            place = program.source.position(node.start)
            problems.append(Problem(f"the explorer cannot run {what}", program.source.path, place.line, place.column))
    if problems:
        raise InputError(problems)


def _is_in_async_arrow(node: Node) -> bool:
    function = owner(node)
    return function is not None and function.type == "ArrowFunctionExpression" and bool(function.is_async)


def _component_names(tree: Node) -> Iterable[str]:
    """Yield the capitalized functions and wrapped functions that the module's own scope defines."""
    for statement in tree.body:
        node = statement
        if statement.type in {"ExportNamedDeclaration", "ExportDefaultDeclaration"}:
            node = statement.declaration
        if node is None:
            continue
        if node.type == "FunctionDeclaration" and node.id is not None and node.id.name[0].isupper():
            yield node.id.name
        elif node.type == "VariableDeclaration":
            for declarator in node.declarations:
                is_named = declarator.id.type == "Identifier" and declarator.id.name[0].isupper()
                if is_named and declarator.init is not None and (is_function(declarator.init) or declarator.init.type == "CallExpression"):
                    yield declarator.id.name


class _Writer:
    """Writes a tree back as text, changed where the runtime has to see something."""

    def __init__(self, program: Program, trace_lines: bool) -> None:
        self.program = program
        self.source = program.source.text
        self.trace_lines = trace_lines
        self.runtime = self.unused("$rt")
        self.loops: dict[Node, str] = {}
        self.handlers: dict[str, Callable[[Node], str]] = {
            "ArrowFunctionExpression": self._function_expression,
            "AwaitExpression": self._await,
            "BlockStatement": self._block,
            "ClassDeclaration": self._class_declaration,
            "ClassExpression": self._class_expression,
            "ExportDefaultDeclaration": self._export,
            "ExportNamedDeclaration": self._export,
            "ForOfStatement": self._for_of,
            "FunctionDeclaration": self._function_declaration,
            "FunctionExpression": self._function_expression,
            "ImportDeclaration": self._blank,
            "JSXElement": self._element,
            "JSXFragment": self._fragment,
            "MethodDefinition": self._method,
            "Program": self._program,
            "Property": self._property,
            "SwitchCase": self._switch_case,
        }

    def write(self, node: Node) -> str:
        """Return the text of a node as the explorer runs it."""
        handler = self.handlers.get(node.type)
        return self._plain(node) if handler is None else handler(node)

    # Plain syntax: the source's own text, with the children written anew.

    def _plain(self, node: Node) -> str:
        parts: list[str] = []
        at = node.start
        for child in sorted(_children(node), key=lambda child: child.start):
            if child.start < at:
                continue  # a shorthand property's key and value are one piece of text
            parts += (self.source[at : child.start], self.write(child))
            at = child.end
        parts.append(self.source[at : node.end])
        return "".join(parts)

    def _between(self, start: int, nodes: Iterable[Node], end: int, before: Callable[[Node], str] = lambda _: "") -> str:
        parts: list[str] = []
        at = start
        for node in nodes:
            parts += (self.source[at : node.start], before(node), self.write(node))
            at = node.end
        parts.append(self.source[at:end])
        return "".join(parts)

    def _padded(self, text: str, node: Node) -> str:
        """Add the line ends that a rewritten node has lost."""
        return text + "\n" * (self.source.count("\n", node.start, node.end) - text.count("\n"))

    def _blank(self, node: Node) -> str:
        return "\n" * self.source.count("\n", node.start, node.end)

    def unused(self, name: str) -> str:
        """Return the name, made longer until the source does not contain it."""
        while name in self.source:
            name += "_"
        return name

    # Statements.

    def _line(self, statement: Node) -> str:
        if not self.trace_lines or statement.type in {"FunctionDeclaration", "ImportDeclaration", "ClassDeclaration"}:
            return ""
        return f"{self.runtime}.line({self.program.source.position(statement.start).line}); "

    def _program(self, node: Node) -> str:
        return self._registrations(node.body) + self._between(0, node.body, len(self.source))

    def _block(self, node: Node) -> str:
        inside = self._between(node.start + 1, node.body, node.end, self._line)
        return "{" + self._registrations(node.body) + inside

    def _switch_case(self, node: Node) -> str:
        if not node.consequent:
            return self._plain(node)
        head = self.source[node.start : node.consequent[0].start]
        if node.test is not None:
            head = f"case {self.write(node.test)}:" + self.source[node.test.end : node.consequent[0].start].split(":", 1)[1]
        return head + self._registrations(node.consequent) + self._between(node.consequent[0].start, node.consequent, node.end, self._line)

    def _registrations(self, statements: Iterable[Node]) -> str:
        """Return calls that register hoisted function declarations and classes' captures before the first statement runs."""
        parts = []
        for statement in statements:
            node = statement
            if statement.type in {"ExportNamedDeclaration", "ExportDefaultDeclaration"}:
                node = statement.declaration
            if node is not None and node.type == "FunctionDeclaration" and node.id is not None:
                parts.append(f"{self.runtime}.closure({node.start}, {node.id.name}, {self._reader(node)}); ")
        return "".join(parts)

    def _export(self, node: Node) -> str:
        declaration = node.declaration
        if declaration is None:
            return self._blank(node)
        written = self.write(declaration)
        if node.type == "ExportDefaultDeclaration" and not (
            declaration.type in {"FunctionDeclaration", "ClassDeclaration"} and declaration.id is not None
        ):
            name = self.unused("$default")
            written = f"const {name} = {written}"
        return self._padded(written, node)

    def _for_of(self, node: Node) -> str:
        """Hold the iterator of a loop that waits in a variable, so that its progress can be read."""
        waits = any(below.type == "AwaitExpression" and owner(below) is owner(node) for below in walk(node.body))
        is_labelled = node.parent is not None and node.parent.type == "LabeledStatement"
        if not waits or is_labelled:
            return self._plain(node)
        loop = self.unused(f"$loop{node.start}")
        self.loops[node] = loop
        left, body = self.write(node.left), self.write(node.body)
        right = f"({loop} = {self.runtime}.iterate({self.write(node.right)}))"
        return self._padded(f"{{ let {loop}; for ({left} of {right}) {body} }}", node)

    # Functions and classes.

    def _reader(self, node: Node) -> str:
        """Return a function that reads what a function or class captured, or `null`."""
        names = [*captured(self.program, node), *(["this"] if uses_this(node) else [])]
        return f"() => [{', '.join(names)}]" if names else "null"

    def _function_expression(self, node: Node) -> str:
        written = self._async(node) if node.is_async else self._plain(node)
        return f"{self.runtime}.closure({node.start}, {written}, {self._reader(node)})"

    def _function_declaration(self, node: Node) -> str:
        return self._async(node) if node.is_async else self._plain(node)

    def _async(self, node: Node) -> str:
        """Write an async function as one that starts a generator, which the runtime drives."""
        given, start = self._started(node)
        if node.type == "ArrowFunctionExpression":
            return self._padded(f"((...{given}) => {start})", node)
        name = f" {node.id.name}" if node.id is not None else ""
        return self._padded(f"function{name}(...{given}) {{ return {start}; }}", node)

    def _started(self, node: Node) -> tuple[str, str]:
        """Return the name of an async function's argument list, and the call that runs its body."""
        given = self.unused("$given")
        body = self.write(node.body)
        if node.body.type != "BlockStatement":
            body = f"{{ {self._line(node.body)}return ({body}); }}"
        return given, f"{self.runtime}.start(function* ({self._parameters(node)}) {body}, this, {given})"

    def _parameters(self, node: Node) -> str:
        return ", ".join(self.write(parameter) for parameter in node.params)

    def _await(self, node: Node) -> str:
        function = owner(node)
        assert function is not None  # noqa: S101 - an await outside functions was refused before
        names, is_hidden = in_reach(self.program, node, function)
        loops = [above for above in ancestors(node) if above.type == "ForOfStatement" and owner(above) is function]
        read = [*names, *(self.loops[loop] for loop in loops if loop in self.loops)]
        if any(below.type == "ThisExpression" for below in walk(function)):
            read.append("this")
        if is_hidden or holds_unseen(self.program, node, function) or any(loop not in self.loops for loop in loops):
            read.append(f"{self.runtime}.OPAQUE")
        reader = f"() => [{', '.join(read)}]" if read else "null"
        return f"(yield {self.runtime}.suspend({node.start}, {self.write(node.argument)}, {reader}))"

    def _property(self, node: Node) -> str:
        """Write a method as a property that holds a function, so that it can be registered; accessors stay as they are."""
        if node.kind != "init":
            return self.source[node.start : node.value.start] + self._plain(node.value)
        if not node.method:
            return self._plain(node)
        function = node.value
        if function.is_async:
            written = self._async(function)
        else:
            keyword = "function*" if function.generator else "function"
            written = f"{keyword} ({self._parameters(function)}) {self.write(function.body)}"
        return self._padded(f"{self._key(node)}: {self.runtime}.closure({function.start}, {written}, {self._reader(function)})", node)

    def _key(self, node: Node) -> str:
        return f"[{self.write(node.key)}]" if node.computed else self.source[node.key.start : node.key.end]

    def _method(self, node: Node) -> str:
        """Write a class's method: it belongs to the class, so it is not registered by itself."""
        function = node.value
        if not function.is_async:
            return self.source[node.start : function.start] + self._plain(function)
        given, start = self._started(function)
        prefix = "static " if node.static else ""
        return self._padded(f"{prefix}{self._key(node)}(...{given}) {{ return {start}; }}", node)

    def _class_declaration(self, node: Node) -> str:
        return f"{self._plain(node)} {self._registration(node, node.id.name)};" if node.id is not None else self._plain(node)

    def _class_expression(self, node: Node) -> str:
        return self._registration(node, self._plain(node))

    def _registration(self, node: Node, written: str) -> str:
        """Register a class; one with private members stays unknown, because its instances cannot be read."""
        if any(below.type == "PrivateIdentifier" for below in walk(node)):
            return written
        return f"{self.runtime}.closure({node.start}, {written}, {self._reader(node)})"

    # JSX.

    def _element(self, node: Node) -> str:
        opening = node.openingElement
        return self._call(self._tag(opening.name), self._attributes(opening.attributes), node)

    def _fragment(self, node: Node) -> str:
        return self._call(f"{self.runtime}.Fragment", "null", node)

    def _call(self, tag: str, properties: str, node: Node) -> str:
        children = [written for child in node.children if (written := self._child(child)) is not None]
        return self._padded(f"{self.runtime}.element({', '.join((tag, properties, *children))})", node)

    def _tag(self, name: Node) -> str:
        text = self.source[name.start : name.end]
        return json.dumps(text) if name.type == "JSXIdentifier" and is_tag(text) else text

    def _attributes(self, attributes: Iterable[Node]) -> str:
        parts = []
        for attribute in attributes:
            if attribute.type == "JSXSpreadAttribute":
                parts.append(f"...{self.write(attribute.argument)}")
            else:
                parts.append(f"{json.dumps(attribute.name.name)}: {self._attribute_value(attribute.value)}")
        return f"{{ {', '.join(parts)} }}" if parts else "null"

    def _attribute_value(self, value: Node | None) -> str:
        if value is None:
            return "true"
        if value.type == "Literal":
            return attribute_string(value)
        return self.write(value.expression) if value.type == "JSXExpressionContainer" else self.write(value)

    def _child(self, node: Node) -> str | None:
        if node.type == "JSXText":
            return text_child(node)
        if node.type == "JSXExpressionContainer":
            return None if node.expression.type == "JSXEmptyExpression" else self.write(node.expression)
        if node.type == "JSXSpreadChild":
            return f"...{self.write(node.expression)}"
        return self.write(node)


def _children(node: Node) -> Iterable[Node]:
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, Node):
            yield value
        elif value is not None:
            yield from (item for item in value if item is not None)
