"""The questions that the rest of the project asks of a scope analysis."""

from __future__ import annotations

import pytest

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.program import Program
from codegen.js.scope import DefinitionKind, ScopeKind, Variable
from codegen.js.walk import is_function, walk


def named(program: Program, name: str) -> list[Node]:
    """Return the identifiers of a name, in source order."""
    found = (node for node in walk(program.tree) if node.type in {"Identifier", "JSXIdentifier"} and node.name == name)
    return sorted(found, key=lambda node: node.start)


def variable(program: Program, name: str) -> Variable:
    resolved = (program.scopes.resolve(node) for node in named(program, name))
    return next(found for found in resolved if found is not None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const a = 1; f(a)", True),
        ("let a = 1; f(a)", True),
        ("function f({ a = 1 }) { return a }", True),
        ("import a from 'm'", True),
        ("function a() {}", True),
        ("for (const a of b) f(a)", True),
        ("let a; a = 1", False),
        ("let a = 1; () => { a = 2 }", False),
        ("let a = 1; a++", False),
        ("let a = 1; [a] = b", False),
        ("let a = 1; for (a of b);", False),
        ("var a = 1; var a = 2", False),
        ("() => { function a() {} function a() {} }", False),
    ],
)
def test_constant_variables_are_never_assigned_again(code: str, expected: bool) -> None:
    """A value captured by a closure is safe only when nothing assigns its variable later."""
    assert variable(parse(code), "a").is_constant is expected


def test_captures_are_what_a_function_takes_from_outside() -> None:
    """Parameters, own variables and globals are no captures; each variable is there once, each reference is."""
    program = parse("function A({ a, b }) { const c = 1; useEffect(() => { let d = a + a; c + d + fetch() }, [b]) }")
    effect = next(node for node in walk(program.tree) if node.type == "ArrowFunctionExpression")
    captures = program.scopes.captures(effect)
    assert [found.name for found in captures.variables] == ["a", "c"]
    assert [reference.name for reference in captures.references] == ["a", "a", "c"]


def test_globals_are_the_names_that_nothing_defines() -> None:
    """A name without a definition resolves to nothing and is listed once per use."""
    program = parse("const a = 1; a; fetch(a); () => fetch")
    assert [reference.name for reference in program.scopes.globals] == ["fetch", "fetch"]
    assert program.scopes.resolve(named(program, "fetch")[0]) is None


def test_both_the_definition_and_its_uses_resolve() -> None:
    """`let a;` makes no reference, and its name resolves all the same; property names and labels do not."""
    program = parse("let a; a: for (;;) { b.a = a; break a }")
    found = [program.scopes.resolve(node) is not None for node in named(program, "a")]
    assert found == [True, False, False, True, False]
    definition = program.scopes.definition(named(program, "a")[3])
    assert definition is not None
    assert (definition.kind, definition.declaration_kind) == (DefinitionKind.VARIABLE, "let")


def test_the_scope_of_a_node_is_the_innermost_one() -> None:
    """A function's scope is its own, an expression's the nearest round it, with the function's name outside of it."""
    program = parse("const f = function g(a) { if (a) { b } }")
    function = next(node for node in walk(program.tree) if is_function(node))
    assert program.scopes.scope_of(function).kind is ScopeKind.FUNCTION
    opened = program.scopes.opened_by(function)
    assert opened is not None
    assert opened.kind is ScopeKind.FUNCTION_EXPRESSION_NAME
    inner = program.scopes.scope_of(named(program, "b")[0])
    assert inner.kind is ScopeKind.BLOCK
    assert inner.is_within(opened)
    assert not opened.is_within(inner)
    assert inner.lookup("f") is variable(program, "f")
    assert inner.lookup("nobody") is None
    assert program.scopes.scope_of(program.tree) is program.scopes.module


def test_a_component_in_jsx_is_a_use_of_its_variable() -> None:
    """`<Panel/>` and `<panel.Row/>` read variables; `<panel/>` is an HTML element."""
    program = parse("let Panel, panel; <Panel><panel.Row /><panel /></Panel>")
    assert [reference.identifier.start for reference in variable(program, "Panel").references] == [19]
    assert [reference.identifier.start for reference in variable(program, "panel").references] == [26]


def test_what_a_reference_writes_is_known() -> None:
    """The written expression is what a stale assignment is reported at; `x++` writes no expression of its own."""
    program = parse("let a = one; a += two; a++; [a = three] = four")
    written = [
        (reference.is_read, reference.is_init, reference.written and program.text(reference.written))
        for reference in variable(program, "a").references
    ]
    assert written == [
        (False, True, "one"),
        (True, False, "two"),
        (True, False, None),
        (False, False, "three"),
        (False, False, "four"),
    ]


def test_deep_nesting_costs_no_recursion() -> None:
    """The analysis keeps its own stack: a tree as deep as the parser reads is analysed on a plain stack."""
    program = parse("(" * 500 + "a" + ")" * 500 + ";" + "() => " * 500 + "a")
    assert len(program.scopes.scopes) == 501
    assert len(program.scopes.globals) == 2
