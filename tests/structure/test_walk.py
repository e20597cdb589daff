"""The walker reaches every node of every type, and equal dumps mean equal programs."""

from __future__ import annotations

import pytest

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.walk import ancestors, children, dump, is_function, walk, walk_own
from tests.structure.syntax_corpus import BEYOND_ACORN, SNIPPETS


def nodes_in_fields(node: Node) -> set[Node]:
    """Return the nodes that a node's fields hold, found without the tables."""
    found: set[Node] = set()
    for name, value in vars(node).items():
        if name != "parent":
            found.update(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Node))
    return found


@pytest.mark.parametrize("snippet", [*SNIPPETS, *BEYOND_ACORN, "a; export default async () => {}; b(c); d"])
def test_children_are_the_nodes_that_the_fields_hold(snippet: str) -> None:
    """A field that is missing in the tables would hide code from every check."""
    for node in walk(parse(snippet).tree):
        assert set(children(node)) == nodes_in_fields(node)
        assert all(child.parent is node for child in children(node))


def test_walk_yields_parents_before_children_and_each_node_once() -> None:
    tree = parse("f(a, b => { c })").tree
    types = [node.type for node in walk(tree)]
    assert types == [
        "Program",
        "ExpressionStatement",
        "CallExpression",
        "Identifier",
        "Identifier",
        "ArrowFunctionExpression",
        "Identifier",
        "BlockStatement",
        "ExpressionStatement",
        "Identifier",
    ]


def test_ancestors_end_at_the_program() -> None:
    tree = parse("f(() => a)").tree
    name = next(node for node in walk(tree) if node.type == "Identifier" and node.name == "a")
    assert [node.type for node in ancestors(name)] == [
        "ArrowFunctionExpression",
        "CallExpression",
        "ExpressionStatement",
        "Program",
    ]
    assert tree.parent is None


def test_functions_are_the_three_types_of_estree() -> None:
    tree = parse("function f() {} (function () {}); () => a; class A { m() {} }").tree
    assert [node.type for node in walk(tree) if is_function(node)] == [
        "FunctionDeclaration",
        "FunctionExpression",
        "ArrowFunctionExpression",
        "FunctionExpression",
    ]


def test_walk_own_leaves_out_what_is_in_functions_inside() -> None:
    function = parse("function f() { a(() => b); class C { m() { c } } return d }").tree.body[0]
    names = [node.name for node in walk_own(function) if node.type == "Identifier"]
    assert names == ["a", "C", "m", "d"]


def test_a_field_that_a_type_does_not_have_is_an_error() -> None:
    """A misspelt name must be loud; the parser library answers None."""
    with pytest.raises(AttributeError):
        parse("a").tree.body[0].expresion  # noqa: B018 - the access is what is tested


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a = 'b'", 'a = "b";'),
        ("'use client'", '"use client"'),
        ("x = {'a': 1, b: 2}", "x = { a: 1, 'b': 2 }"),
        ("x = 0x10 + .5", "x = 16 + 0.5"),
        ("x = (a, (b))", "x = ((a), b);"),
        ("a;;b;", "a\nb"),
        ("a => b", "(a) => b"),
        ("f(/* c */ a) // d", "f(a)"),
        ("<a>\n  b\n  {c}\n</a>", "<a>b{c}</a>"),
        ("<a>\n  b{' '}\n  {c}\n</a>", "<a>b {c}</a>"),
        ("<a>{/* c */}</a>", "<a></a>"),
        ("<a b={'c'}/>", '<a b="c"/>'),
        ("<a>one\n   two</a>", "<a>one two</a>"),
    ],
)
def test_dump_is_equal_for_programs_that_differ_in_formatting(one: str, other: str) -> None:
    assert dump(parse(one).tree) == dump(parse(other).tree)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a = 'b'", "a = 'c'"),
        ("a = '1'", "a = 1"),
        ("a = 1", "a = 1n"),
        ("a = /b/", "a = /b/g"),
        ("'use client'", "('use client')"),
        ("x = {a: 1}", "x = {[a]: 1}"),
        ("x = {'a': b}", "x = {['a']: b}"),
        ("a?.b.c", "(a?.b).c"),
        ("async () => a", "() => a"),
        ("for await (a of b);", "for (a of b);"),
        ("a - (b - c)", "a - b - c"),
        ("if (a);", "if (a) {}"),
        ("<a>b {c}</a>", "<a>b{c}</a>"),
        ("<a>\u00a0b</a>", "<a>b</a>"),
        ("<a>{b}</a>", "<a>{...b}</a>"),
        ("<></>", "<a></a>"),
        ("import 'a'", "import 'a' with { type: 'json' }"),
    ],
)
def test_dump_differs_for_programs_that_mean_something_else(one: str, other: str) -> None:
    assert dump(parse(one).tree) != dump(parse(other).tree)


def test_dump_of_a_deep_tree_needs_no_deep_stack() -> None:
    """A tree that is accepted can be compared, wherever the caller stands."""
    dumped = dump(parse("[" * 900 + "]" * 900).tree)
    for depth in range(901):
        dumped = dumped["elements"][0] if depth > 1 else dumped["body"][0] if depth == 0 else dumped["expression"]
    assert dumped == {"type": "ArrayExpression", "elements": []}
