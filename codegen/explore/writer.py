"""Writes a tree back as text that the explorer can run: the source's own text, changed only where the runtime has to see something.

- Every function is handed to the runtime together with a reader of the variables that it captured.
- An async function becomes a generator that the runtime drives. The generator is hoisted out of the module, so that V8 makes it once
  and not once a run; what it captured is passed to it: by value what never changes, in a box what does.
- JSX becomes calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..js.node import Node
from ..js.program import Program
from ..js.scope import Variable
from ..js.walk import ancestors, children, walk
from .frames import captured, differs, holds_unseen, in_reach, is_settled, owner, uses_this
from .jsx import write_element, write_fragment

DEFAULT_EXPORT = "$default_export"
"""Name of what the module exports without a name."""


class Writer:
    """One writing of one program; `hoisted` holds the generators once the program has been written."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.source = program.source.text
        self.hoisted: list[str] = []
        self.runtime = self.unused("$rt")
        self._loops: dict[Node, str] = {}
        self._boxes: dict[Variable, str] = {}
        self._handlers: dict[str, Callable[[Node], str]] = {
            "ArrowFunctionExpression": self._function_expression,
            "AwaitExpression": self._await,
            "BlockStatement": self._block,
            "ClassDeclaration": self._class_declaration,
            "ClassExpression": self._class_expression,
            "ExportDefaultDeclaration": self._export,
            "ExportNamedDeclaration": self._export,
            "ExpressionStatement": self._expression_statement,
            "ForOfStatement": self._for_of,
            "FunctionDeclaration": self._function,
            "FunctionExpression": self._function_expression,
            "Identifier": self._identifier,
            "ImportDeclaration": lambda _: "",
            "JSXElement": lambda node: write_element(node, self),
            "JSXFragment": lambda node: write_fragment(node, self),
            "MethodDefinition": self._method,
            "Program": self._program,
            "Property": self._property,
            "SwitchCase": self._switch_case,
        }

    def write(self, node: Node) -> str:
        """Return the text of a node as the explorer runs it."""
        handler = self._handlers.get(node.type)
        return self._plain(node) if handler is None else handler(node)

    def unused(self, name: str) -> str:
        """Return the name, made longer until the source does not contain it."""
        while name in self.source:
            name += "_"
        return name

    def _plain(self, node: Node) -> str:
        """Return the source's own text with the children written anew."""
        return self._between(node.start, sorted(children(node), key=lambda child: child.start), node.end)

    def _between(
        self, start: int, nodes: Iterable[Node], end: int, before: Callable[[Node], str] = lambda _: ""
    ) -> str:
        parts: list[str] = []
        at = start
        for node in nodes:
            parts += (self.source[at : node.start], before(node), self.write(node))
            at = node.end
        parts.append(self.source[at:end])
        return "".join(parts)

    # Names.

    def _identifier(self, node: Node) -> str:
        """Write a name; one that lives in a box is read and written there."""
        value = self._box_value(node)
        if value is None:
            return self.source[node.start : node.end]
        parent = node.parent
        is_called = parent is not None and (
            (parent.type == "CallExpression" and parent.callee is node)
            or (parent.type == "TaggedTemplateExpression" and parent.tag is node)
        )
        return f"(0, {value})" if is_called else value

    def value_of(self, node: Node) -> str:
        """Return the expression for the value of a name."""
        return self._box_value(node) or self.source[node.start : node.end]

    def _box_value(self, node: Node) -> str | None:
        box = self._box_of(node)
        return None if box is None else f"{box}.value"

    def _box_of(self, node: Node) -> str | None:
        if not self._boxes or self.program.scopes.reference(node) is None:
            return None
        variable = self.program.scopes.resolve(node)
        return None if variable is None else self._boxes.get(variable)

    def _name(self, variable: Variable) -> str:
        box = self._boxes.get(variable)
        return variable.name if box is None else f"{box}.value"

    # Statements.

    def _line(self, statement: Node) -> str:
        """Return what is to run before a statement."""
        return ""

    def _program(self, node: Node) -> str:
        return self._registrations(node.body) + self._between(0, node.body, len(self.source), self._line)

    def _block(self, node: Node) -> str:
        return "{" + self._registrations(node.body) + self._between(node.start + 1, node.body, node.end, self._line)

    def _switch_case(self, node: Node) -> str:
        label = "default:" if node.test is None else f"case {self.write(node.test)}:"
        written = "\n".join(self._line(statement) + self.write(statement) for statement in node.consequent)
        return f"{label} {self._registrations(node.consequent)}{written}"

    def _registrations(self, statements: Iterable[Node]) -> str:
        """Return calls that register hoisted function declarations before the first statement runs."""
        parts = []
        for statement in statements:
            is_export = statement.type in {"ExportNamedDeclaration", "ExportDefaultDeclaration"}
            node = statement.declaration if is_export else statement
            if node is not None and node.type == "FunctionDeclaration" and node.id is not None:
                parts.append(self._registration(node, node.id.name) + "; ")
        return "".join(parts)

    def _export(self, node: Node) -> str:
        declaration = node.declaration
        if declaration is None:
            return ""
        written = self.write(declaration)
        if node.type == "ExportNamedDeclaration" or getattr(declaration, "id", None) is not None:
            return written
        return f"const {DEFAULT_EXPORT} = {written};"

    def _for_of(self, node: Node) -> str:
        """Hold the iterator of a loop that waits in a variable, so that its progress can be read."""
        waits = any(below.type == "AwaitExpression" and owner(below) is owner(node) for below in walk(node.body))
        is_labelled = node.parent is not None and node.parent.type == "LabeledStatement"
        if not waits or is_labelled:
            return self._plain(node)
        loop = self._loops[node] = self.unused(f"$loop{node.start}")
        right = f"{loop} = {self.runtime}.iterate({self.write(node.right)})"
        return f"{{ let {loop}; for ({self.write(node.left)} of ({right})) {self.write(node.body)} }}"

    # Functions and classes.

    def _registration(self, node: Node, written: str) -> str:
        """Hand a function or class to the runtime, with where it stands and a reader of what it captured."""
        names = [self._name(variable) for variable in captured(self.program, node) if differs(variable)]
        if uses_this(node):
            names.append("this")
        reader = f"() => [{', '.join(names)}]" if names else "null"
        return f"{self.runtime}.closure({node.start}, {written}, {reader})"

    def _function_expression(self, node: Node) -> str:
        return self._registration(node, self._function(node))

    def _function(self, node: Node) -> str:
        if not node.is_async:
            return self._plain(node)
        parameters, start = self._async(node)
        if node.type == "ArrowFunctionExpression":
            return f"(({parameters}) => {start})"
        name = f" {node.id.name}" if node.id is not None else ""
        return f"function{name}({parameters}) {{ return {start}; }}"

    def _async(self, node: Node) -> tuple[str, str]:
        """Hoist an async function's body as a generator; return the parameters and the call that take its place."""
        outer = self._boxes
        self._boxes = {}
        names, given = [], []
        for place, variable in enumerate(captured(self.program, node)):
            if is_settled(variable, node):
                names.append(variable.name)
                given.append(self._boxed(variable, outer, is_wanted=False))
            else:
                names.append(self.unused(f"$box{place}_{variable.name}"))
                given.append(self._boxed(variable, outer, is_wanted=True))
                self._boxes[variable] = names[-1]
        generator = self._hoist(node, names)
        self._boxes = outer
        if all(parameter.type == "Identifier" for parameter in node.params):
            own = [parameter.name for parameter in node.params]
            return ", ".join(own), f"{self.runtime}.start({generator}.call({', '.join(['this', *given, *own])}))"
        rest = self.unused("$given")
        call = f"{generator}.call({', '.join(['this', *given, f'...{rest}'])})"
        return f"...{rest}", f"{self.runtime}.startSafely(() => {call})"

    def _boxed(self, variable: Variable, boxes: dict[Variable, str], *, is_wanted: bool) -> str:
        """Return how a variable is passed to a hoisted generator: by value, or in a box that is made unless there is one."""
        box = boxes.get(variable)
        if box is not None:
            return box if is_wanted else f"{box}.value"
        if not is_wanted:
            return variable.name
        writer = "null" if variable.is_constant else f"($v) => ({variable.name} = $v)"
        return f"{self.runtime}.box(() => {variable.name}, {writer})"

    def _hoist(self, node: Node, names: Sequence[str]) -> str:
        body = self.write(node.body)
        if node.body.type != "BlockStatement":
            body = f"{{ {self._line(node.body)}return ({body}); }}"
        name = self.unused(f"$async{node.start}")
        parameters = ", ".join([*names, *(self.write(parameter) for parameter in node.params)])
        self.hoisted.append(f"function* {name}({parameters}) {body}")
        return name

    def _await(self, node: Node) -> str:
        function = owner(node)
        assert function is not None  # noqa: S101 - an await outside functions was refused before
        variables, is_hidden = in_reach(self.program, node, function)
        loops = [above for above in ancestors(node) if above.type == "ForOfStatement" and owner(above) is function]
        read = [self._name(variable) for variable in variables]
        read += [self._loops[loop] for loop in loops if loop in self._loops]
        if any(below.type == "ThisExpression" for below in walk(function)):
            read.append("this")
        if is_hidden or holds_unseen(self.program, node, function) or any(loop not in self._loops for loop in loops):
            read.append(f"{self.runtime}.OPAQUE")
        reader = f"() => [{', '.join(read)}]" if read else "null"
        return f"(yield {self.runtime}.suspend({node.start}, {self.write(node.argument)}, {reader}))"

    def _expression_statement(self, node: Node) -> str:
        """Write a statement; one that begins with a bracket only now must not call the line above, which may have no semicolon."""
        text = self._plain(node)
        is_listed = node.parent is not None and node.parent.type in {"BlockStatement", "Program", "SwitchCase"}
        return f";{text}" if is_listed and text.startswith(("(", "[", "`")) else text

    def _property(self, node: Node) -> str:
        """Write a method as a property that holds a function, so that it can be registered; accessors stay as they are."""
        if node.kind != "init":
            return self.source[node.start : node.value.start] + self._plain(node.value)
        if node.shorthand:
            target = node.value.left if node.value.type == "AssignmentPattern" else node.value
            return ("" if self._box_of(target) is None else f"{node.key.name}: ") + self.write(node.value)
        key = f"[{self.write(node.key)}]" if node.computed else self.source[node.key.start : node.key.end]
        if not node.method:
            return f"{key}: {self.write(node.value)}"
        function = node.value
        if function.is_async:
            written = self._function(function)
        else:
            parameters = ", ".join(self.write(parameter) for parameter in function.params)
            written = f"function{'*' if function.generator else ''} ({parameters}) {self.write(function.body)}"
        return f"{key}: {self._registration(function, written)}"

    def _method(self, node: Node) -> str:
        """Write a class's method: it belongs to the class, so it is not registered by itself."""
        function = node.value
        if not function.is_async:
            return self.source[node.start : function.start] + self._plain(function)
        parameters, start = self._async(function)
        key = f"[{self.write(node.key)}]" if node.computed else self.source[node.key.start : node.key.end]
        return f"{'static ' if node.static else ''}{key}({parameters}) {{ return {start}; }}"

    def _class_declaration(self, node: Node) -> str:
        written = self._plain(node)
        return (
            written if node.id is None or _has_private(node) else f"{written} {self._registration(node, node.id.name)};"
        )

    def _class_expression(self, node: Node) -> str:
        written = self._plain(node)
        return written if _has_private(node) else self._registration(node, written)


def _has_private(node: Node) -> bool:
    """Return whether a class has private members: its instances cannot be read, so it stays unknown to the runtime."""
    return any(below.type == "PrivateIdentifier" for below in walk(node))
