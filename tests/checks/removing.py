"""Mutants of a rendered component: each lacks one guard, part of a test, cleanup line, dependency, part of the key, or note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.walk import ancestors, is_function, walk


@dataclass(frozen=True)
class Removal:
    """A mutant: what kind of thing is gone, its text, and the text of the component without it."""

    kind: str
    what: str
    text: str


def removals(text: str) -> Iterator[Removal]:
    """Yield every mutant of a component's text, in source order."""
    program = parse(text)
    for node in walk(program.tree):
        for kind, start, end, instead in _cuts(node, text):
            what = " ".join(text[start:end].strip(", \n").split())
            yield Removal(kind, what, text[:start] + instead + text[end:])
        if node.type == "LogicalExpression" and node.operator in {"&&", "||"} and _in_test(node):
            left, right = (" ".join(text[side.start : side.end].split()) for side in (node.left, node.right))
            yield Removal("part of a test", f"{left} {node.operator}", _instead(node, node.right, text))
            yield Removal("part of a test", f"{node.operator} {right}", _instead(node, node.left, text))


def _cuts(node: Node, text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield what can be cut out at a node: its kind, its range, and what stands there instead."""
    if node.type == "IfStatement" and _in_effect(node) and node.alternate is None and _leaves(node.consequent):
        yield "guard", node.start, node.end, ";"
    elif node.type == "IfStatement" and _in_effect(node) and node.alternate is None:
        yield "guard", node.test.start, node.test.end, "true"
    if _is_cleanup(node):
        yield "cleanup", node.parent.start, node.parent.end, ";"  # type: ignore[union-attr]  # a cleanup is what a statement returns
        if node.body.type == "BlockStatement" and len(node.body.body) > 1:
            for statement in node.body.body:
                yield "cleanup line", statement.start, statement.end, ""
    if node.type == "ArrayExpression" and _is_dependencies(node):
        yield from (("dependency", *_element(node, n, text), "") for n in range(len(node.elements)))
    if node.type == "ArrayExpression" and _is_key(node):
        yield from (("part of the key", *_element(node, n, text), "") for n in range(len(node.elements)))
    if node.type == "ExpressionStatement" and _notes(node.expression) and _in_effect(node):
        yield "note", node.start, node.end, ";"


def _instead(node: Node, operand: Node, text: str) -> str:
    """Return the text with one operand in place of a whole expression."""
    return f"{text[: node.start]}({text[operand.start : operand.end]}){text[node.end :]}"


def _element(array: Node, index: int, text: str) -> tuple[int, int]:
    """Return the range of an element with one of the commas beside it."""
    element = array.elements[index]
    comma = text.find(",", element.end, array.end)
    if comma >= 0:
        return element.start, comma + 1
    return (array.elements[index - 1].end if index else element.start), element.end


def _leaves(statement: Node) -> bool:
    last = statement.body[-1] if statement.type == "BlockStatement" and statement.body else statement
    return last.type in {"ReturnStatement", "ContinueStatement", "BreakStatement", "ThrowStatement"}


def _in_effect(node: Node) -> bool:
    return any(_is_effect(above) for above in ancestors(node))


def _is_effect(node: Node) -> bool:
    return node.type == "CallExpression" and getattr(node.callee, "name", "") == "useEffect"


def _in_test(node: Node) -> bool:
    """Whether a logical expression is, or is part of, the test of an `if`, or a constant that one holds."""
    above = node
    while above.parent is not None and above.parent.type in {"LogicalExpression", "UnaryExpression"}:
        above = above.parent
    parent = above.parent
    return parent is not None and (
        (parent.type == "IfStatement" and parent.test is above)
        or (parent.type == "VariableDeclarator" and _in_component(parent))
    )


def _in_component(node: Node) -> bool:
    return any(is_function(above) for above in ancestors(node))


def _is_cleanup(node: Node) -> bool:
    above = node.parent
    if not is_function(node) or above is None or above.type != "ReturnStatement":
        return False
    function = next(item for item in ancestors(above) if is_function(item))
    return function.parent is not None and _is_effect(function.parent)


def _is_dependencies(node: Node) -> bool:
    return node.parent is not None and _is_effect(node.parent) and node.parent.arguments[-1] is node


def _is_key(node: Node) -> bool:
    above = node.parent
    if above is None or above.type != "CallExpression" or above.callee.type != "MemberExpression":
        return False
    return bool(getattr(above.callee.property, "name", "") == "stringify")


def _notes(expression: Node) -> bool:
    """Whether an expression writes a ref."""
    if expression.type not in {"AssignmentExpression", "UpdateExpression"}:
        return False
    target = expression.left if expression.type == "AssignmentExpression" else expression.argument
    while target.type == "MemberExpression":
        if getattr(target.property, "name", "") == "current":
            return True
        target = target.object
    return False
