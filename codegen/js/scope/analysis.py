"""The walk that finds scopes, definitions and references, and the resolution of names after it.

The walk keeps its own stack, so deep nesting costs no recursion. It goes in source order; resolving after it gives
hoisting for free. Scopes, variables and references agree with eslint-scope 9 with JSX switched on, minus its global
scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..node import Node
from ..walk import VISITOR_KEYS, children
from .manager import ScopeManager
from .model import Definition, DefinitionKind, Reference, Scope, ScopeKind, Variable
from .patterns import PATTERN_TYPES, take_apart
from .resolution import resolve

_LEAVES = frozenset(
    {
        *(kind for kind, keys in VISITOR_KEYS.items() if not keys and kind not in {"Identifier", "JSXIdentifier"}),
        "BreakStatement",
        "ContinueStatement",
        "ExportAllDeclaration",
        "JSXClosingElement",
        "JSXNamespacedName",
        "MetaProperty",
    }
)
"""Types without a name that means a variable."""


def analyze(tree: Node) -> ScopeManager:
    """Return the scopes, variables and resolved references of a Program node."""
    return _Analysis().run(tree)


class _Analysis:
    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.opened: dict[Node, Scope] = {}
        self.references: list[Reference] = []
        self.defined: dict[Node, Variable] = {}
        self.pending: list[tuple[Node, Scope]] = []

    def run(self, tree: Node) -> ScopeManager:
        module = self.open(ScopeKind.MODULE, tree, None)
        pending = self.pending
        pending.extend((statement, module) for statement in reversed(tree.body))
        handlers, leaves = _HANDLERS, _LEAVES
        while pending:
            node, scope = pending.pop()
            handler = handlers.get(node.type)
            if handler is not None:
                handler(self, node, scope)
            elif node.type not in leaves:
                self.children(node, scope)
        for reference in self.references:
            resolve(reference)
        return ScopeManager(module, self.scopes, self.opened, self.references, self.defined)

    # What every handler needs.

    def children(self, node: Node, scope: Scope) -> None:
        self.pending += [(child, scope) for child in reversed(children(node))]

    def next(self, scope: Scope, *nodes: Node | None) -> None:
        """Visit these nodes next, in this order."""
        self.pending += [(node, scope) for node in reversed(nodes) if node is not None]

    def open(self, kind: ScopeKind, block: Node, upper: Scope | None) -> Scope:
        scope = Scope(kind, block, upper)
        self.scopes.append(scope)
        self.opened[block] = scope
        return scope

    def define(self, scope: Scope, kind: DefinitionKind, name: Node, node: Node) -> None:
        variable = scope.variables.get(name.name)
        if variable is None:
            variable = scope.variables[name.name] = Variable(name.name, scope)
        variable.define(Definition(kind, name, node))
        self.defined[name] = variable

    def refer(self, reference: Reference) -> None:
        reference.scope.references.append(reference)
        self.references.append(reference)

    def write(self, identifier: Node, scope: Scope, values: Iterable[Node], *, is_init: bool) -> None:
        """Note one write for each value that may reach the name: the defaults of a pattern, then what is assigned."""
        for value in values:
            self.refer(Reference(identifier, scope, is_read=False, is_write=True, is_init=is_init, written=value))

    # Names.

    def identifier(self, node: Node, scope: Scope) -> None:
        self.refer(Reference(node, scope))

    def jsx_identifier(self, node: Node, scope: Scope) -> None:
        if node.name != "this":
            self.refer(Reference(node, scope))

    def jsx_opening(self, node: Node, scope: Scope) -> None:
        name = node.name
        is_component = name.type == "JSXMemberExpression" or (
            name.type == "JSXIdentifier" and name.name[0].upper() == name.name[0]
        )
        self.next(scope, name if is_component else None, *node.attributes)

    def jsx_member(self, node: Node, scope: Scope) -> None:
        self.next(scope, node.object)

    def value_only(self, node: Node, scope: Scope) -> None:
        self.next(scope, node.value)

    def body_only(self, node: Node, scope: Scope) -> None:
        self.next(scope, node.body)

    def member(self, node: Node, scope: Scope) -> None:
        if node.computed:
            self.pending.append((node.property, scope))
        self.pending.append((node.object, scope))

    def keyed(self, node: Node, scope: Scope) -> None:
        self.next(scope, node.key if node.computed else None, node.value)

    # Writes.

    def declarator(self, node: Node, scope: Scope) -> None:
        declaration = node.parent
        assert declaration is not None  # noqa: S101 - the parser gives every node but the program a parent
        home = scope.var_scope if declaration.kind == "var" else scope
        targets, expressions = take_apart(node.id)
        head = declaration.parent
        loops = head is not None and head.type in {"ForInStatement", "ForOfStatement"} and head.left is declaration
        for target in targets:
            self.define(home, DefinitionKind.VARIABLE, target.identifier, node)
            values = target.defaults if node.init is None else (*target.defaults, node.init)
            self.write(target.identifier, scope, values, is_init=True)
        if loops and head is not None:
            for target in targets:
                self.write(target.identifier, scope, (head.right,), is_init=True)
        self.next(scope, *expressions, node.init)

    def assignment(self, node: Node, scope: Scope) -> None:
        left = node.left
        if left.type not in PATTERN_TYPES:
            self.next(scope, left, node.right)
        elif node.operator == "=":
            targets, expressions = take_apart(left)
            for target in targets:
                self.write(target.identifier, scope, (*target.defaults, node.right), is_init=False)
            self.next(scope, *expressions, node.right)
        else:
            self.refer(Reference(left, scope, is_write=True, written=node.right))
            self.next(scope, node.right)

    def update(self, node: Node, scope: Scope) -> None:
        if node.argument.type == "Identifier":
            self.refer(Reference(node.argument, scope, is_write=True))
        else:
            self.next(scope, node.argument)

    def for_each(self, node: Node, scope: Scope) -> None:
        left = node.left
        if left.type == "VariableDeclaration":
            if left.kind != "var":
                scope = self.open(ScopeKind.FOR, node, scope)
            self.next(scope, left, node.right, node.body)
            return
        targets, expressions = take_apart(left)
        for target in targets:
            self.write(target.identifier, scope, (*target.defaults, node.right), is_init=False)
        self.next(scope, *expressions, node.right, node.body)

    # Scopes.

    def for_statement(self, node: Node, scope: Scope) -> None:
        if node.init is not None and node.init.type == "VariableDeclaration" and node.init.kind != "var":
            scope = self.open(ScopeKind.FOR, node, scope)
        self.children(node, scope)

    def block(self, node: Node, scope: Scope) -> None:
        self.children(node, self.open(ScopeKind.BLOCK, node, scope))

    def static_block(self, node: Node, scope: Scope) -> None:
        self.children(node, self.open(ScopeKind.CLASS_STATIC_BLOCK, node, scope))

    def switch(self, node: Node, scope: Scope) -> None:
        inside = self.open(ScopeKind.SWITCH, node, scope)
        self.next(inside, *node.cases)
        self.next(scope, node.discriminant)

    def catch(self, node: Node, scope: Scope) -> None:
        scope = self.open(ScopeKind.CATCH, node, scope)
        expressions: list[Node] = []
        if node.param is not None:
            targets, expressions = take_apart(node.param)
            for target in targets:
                self.define(scope, DefinitionKind.CATCH, target.identifier, node)
                self.write(target.identifier, scope, target.defaults, is_init=True)
        self.next(scope, *expressions, node.body)

    def function(self, node: Node, scope: Scope) -> None:
        if node.type == "FunctionDeclaration" and node.id is not None:
            self.define(scope, DefinitionKind.FUNCTION, node.id, node)
        elif node.type == "FunctionExpression" and node.id is not None:
            scope = self.open(ScopeKind.FUNCTION_EXPRESSION_NAME, node, scope)
            self.define(scope, DefinitionKind.FUNCTION, node.id, node)
        scope = self.open(ScopeKind.FUNCTION, node, scope)
        if node.type != "ArrowFunctionExpression":
            scope.variables["arguments"] = Variable("arguments", scope)
        expressions: list[Node] = []
        for parameter in node.params:
            targets, inside = take_apart(parameter)
            expressions += inside
            for target in targets:
                self.define(scope, DefinitionKind.PARAMETER, target.identifier, node)
                self.write(target.identifier, scope, target.defaults, is_init=True)
        # A function's body is its scope: its block opens none of its own.
        statements = node.body.body if node.body.type == "BlockStatement" else (node.body,)
        self.next(scope, *expressions, *statements)

    def class_(self, node: Node, scope: Scope) -> None:
        if node.type == "ClassDeclaration" and node.id is not None:
            self.define(scope, DefinitionKind.CLASS, node.id, node)
        scope = self.open(ScopeKind.CLASS, node, scope)
        if node.id is not None:
            self.define(scope, DefinitionKind.CLASS, node.id, node)
        self.next(scope, node.superClass, node.body)

    def class_field(self, node: Node, scope: Scope) -> None:
        if node.value is not None:
            self.pending.append((node.value, self.open(ScopeKind.CLASS_FIELD_INITIALIZER, node.value, scope)))
        if node.computed:
            self.pending.append((node.key, scope))

    # Modules.

    def import_declaration(self, node: Node, scope: Scope) -> None:
        for specifier in node.specifiers:
            self.define(scope, DefinitionKind.IMPORT, specifier.local, specifier)

    def export_named(self, node: Node, scope: Scope) -> None:
        if node.source is None:
            self.next(scope, node.declaration, *(specifier.local for specifier in node.specifiers))


_HANDLERS: dict[str, Callable[[_Analysis, Node, Scope], None]] = {
    "ArrowFunctionExpression": _Analysis.function,
    "AssignmentExpression": _Analysis.assignment,
    "BlockStatement": _Analysis.block,
    "CatchClause": _Analysis.catch,
    "ClassDeclaration": _Analysis.class_,
    "ClassExpression": _Analysis.class_,
    "ExportNamedDeclaration": _Analysis.export_named,
    "ForInStatement": _Analysis.for_each,
    "ForOfStatement": _Analysis.for_each,
    "ForStatement": _Analysis.for_statement,
    "FunctionDeclaration": _Analysis.function,
    "FunctionExpression": _Analysis.function,
    "Identifier": _Analysis.identifier,
    "ImportDeclaration": _Analysis.import_declaration,
    "JSXAttribute": _Analysis.value_only,
    "JSXIdentifier": _Analysis.jsx_identifier,
    "JSXMemberExpression": _Analysis.jsx_member,
    "JSXOpeningElement": _Analysis.jsx_opening,
    "LabeledStatement": _Analysis.body_only,
    "MemberExpression": _Analysis.member,
    "MethodDefinition": _Analysis.keyed,
    "Property": _Analysis.keyed,
    "PropertyDefinition": _Analysis.class_field,
    "StaticBlock": _Analysis.static_block,
    "SwitchStatement": _Analysis.switch,
    "UpdateExpression": _Analysis.update,
    "VariableDeclarator": _Analysis.declarator,
}
