"""What an async function holds while it waits: the variables in reach of an await, and whether anything else is held out of sight."""

from __future__ import annotations

from collections.abc import Iterator

from ..js.node import Node
from ..js.program import Program
from ..js.scope import DefinitionKind, Scope, ScopeKind, Variable
from ..js.walk import ancestors, is_function, walk

_PASSES_ON = frozenset(
    {"ChainExpression", "UnaryExpression", "AwaitExpression", "ConditionalExpression", "SpreadElement", "Property"}
)
"""Parents that evaluate nothing before the awaited part, or nothing whose value they still need."""


_LOOPS = frozenset({"ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"})


def owner(node: Node) -> Node | None:
    """Return the innermost function round a node, or None in module code."""
    return next((above for above in ancestors(node) if is_function(above)), None)


def captured(program: Program, function: Node) -> tuple[Variable, ...]:
    """Return the variables of the module that a function or class takes from outside."""
    variables = program.scopes.captures(function).variables
    return tuple(
        variable for variable in variables if not _is_import(variable) and variable.scope.block is not function
    )


def differs(variable: Variable) -> bool:
    """Return whether a variable can have another value in another state; a constant that is a literal cannot."""
    if not variable.is_constant or variable.is_implicit:
        return True
    definition = variable.definitions[0]
    init = getattr(definition.node, "init", None) if definition.kind is DefinitionKind.VARIABLE else None
    is_plain = definition.declaration_kind == "const" and definition.node.id is definition.name
    return not (is_plain and init is not None and init.type == "Literal" and init.regex is None)


def is_settled(variable: Variable, function: Node) -> bool:
    """Return whether a captured variable has its only value before the function can be called, so that it can be passed by value."""
    if not variable.is_constant or variable.is_implicit:
        return False
    definition = variable.definitions[0]
    if definition.kind in {DefinitionKind.PARAMETER, DefinitionKind.FUNCTION, DefinitionKind.CATCH}:
        return True
    if (
        function.type == "FunctionDeclaration"
        or variable.scope.kind is ScopeKind.SWITCH
        or definition.declaration_kind == "var"
    ):
        return False
    return bool(definition.node.end <= function.start)


def uses_this(function: Node) -> bool:
    """Return whether the `this` of its surroundings is used inside an arrow function."""
    if function.type != "ArrowFunctionExpression":
        return False
    return any(
        node.type == "ThisExpression"
        and all(above.type == "ArrowFunctionExpression" for above in _functions_up_to(node, function))
        for node in walk(function)
    )


def in_reach(program: Program, await_: Node, function: Node) -> tuple[tuple[Variable, ...], bool]:
    """Return the variables that `function` may still use after an await, and whether one is hidden behind another of the same name."""
    inside = [
        variable
        for scope in _scopes_within(program, await_, function)
        for variable in scope.variables.values()
        if not variable.is_implicit and _is_initialized(variable, await_)
    ]
    since = _resumes_from(await_, function)
    candidates = [*inside, *captured(program, function)]
    visible = {variable.name: variable for variable in reversed(candidates)}
    used = [variable for variable in candidates if differs(variable) and _is_used(variable, since, function.end)]
    return tuple(v for v in used if visible[v.name] is v), any(visible[v.name] is not v for v in used)


def holds_unseen(program: Program, await_: Node, function: Node) -> bool:
    """Return whether the function holds something at the await that no variable shows: operands, or an outcome put off by `finally`."""
    child = await_
    for parent in ancestors(await_):
        if parent is function:
            return False
        if parent.type == "TryStatement" and child is parent.finalizer:
            return True
        if parent.type == "ForInStatement" and child is parent.body:
            return True
        if _is_expression_part(parent) and not _is_harmless(program, parent, child):
            return True
        child = parent
    return False


def _is_import(variable: Variable) -> bool:
    return any(definition.kind is DefinitionKind.IMPORT for definition in variable.definitions)


def _resumes_from(await_: Node, function: Node) -> int:
    """Return the start of the code that can run after an await: of its statement, or of the outermost loop round it."""
    start: int = await_.start
    is_in_statement = False
    for above in ancestors(await_):
        if above is function:
            break
        if above.type in _LOOPS or not is_in_statement:
            start = above.start
        is_in_statement = is_in_statement or above.type.endswith("Statement") or above.type == "VariableDeclaration"
    return start if is_in_statement else function.start


def _is_used(variable: Variable, start: int, end: int) -> bool:
    return any(start <= reference.identifier.start < end for reference in variable.references)


def _functions_up_to(node: Node, function: Node) -> Iterator[Node]:
    for above in ancestors(node):
        if above is function:
            return
        if is_function(above):
            yield above


def _scopes_within(program: Program, node: Node, function: Node) -> Iterator[Scope]:
    for scope in program.scopes.scope_of(node).outwards():
        if scope.kind is ScopeKind.FUNCTION and scope.block is function:
            yield scope
            return
        yield scope


def _is_initialized(variable: Variable, await_: Node) -> bool:
    """Return False for a `let`, `const` or class whose declaration has not been passed when the await is reached."""
    definition = variable.definitions[0]
    if definition.declaration_kind == "var" or definition.kind in {
        DefinitionKind.PARAMETER,
        DefinitionKind.FUNCTION,
        DefinitionKind.CATCH,
    }:
        return True
    return bool(definition.node.end <= await_.start)


def _is_expression_part(node: Node) -> bool:
    return node.type.endswith("Expression") or node.type in {
        "TemplateLiteral",
        "SpreadElement",
        "Property",
        "AssignmentPattern",
    }


def _is_harmless(program: Program, parent: Node, child: Node) -> bool:
    """Return whether everything that `parent` has evaluated before `child`, and still needs, is seen without it."""
    kind = parent.type
    if kind in _PASSES_ON or kind == "LogicalExpression":
        return kind != "Property" or not parent.computed or child is parent.key
    if kind in {"CallExpression", "NewExpression"}:
        before = () if child is parent.callee else (parent.callee, *_until(parent.arguments, child))
    elif kind == "MemberExpression":
        before = () if child is parent.object else (parent.object,)
    elif kind == "BinaryExpression":
        before = () if child is parent.left else (parent.left,)
    elif kind == "AssignmentExpression":
        before = () if parent.operator == "=" and parent.left.type == "Identifier" else (parent.left,)
    elif kind == "ArrayExpression":
        before = _until(parent.elements, child)
    elif kind == "ObjectExpression":
        before = tuple(item.value if item.type == "Property" else item for item in _until(parent.properties, child))
    elif kind == "TemplateLiteral":
        before = _until(parent.expressions, child)
    elif kind == "SequenceExpression":
        before = ()
    else:
        return False
    return all(_is_plain(program, node) for node in before)


def _until(nodes: list[Node | None], child: Node) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if node is child:
            break
        if node is not None:
            found.append(node)
    return tuple(found)


def _is_plain(program: Program, node: Node) -> bool:
    """Return whether a value is the same whenever it is looked up: a literal, a constant, an import, a member of a global."""
    if node.type == "Literal":
        return True
    if node.type == "Identifier":
        variable = program.scopes.resolve(node)
        return variable is None or variable.is_constant
    if node.type == "MemberExpression" and not node.computed and node.object.type == "Identifier":
        variable = program.scopes.resolve(node.object)
        return variable is None or _is_import(variable)
    return False
