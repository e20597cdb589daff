"""Which refs decide whether a run of an effect goes on: what was sent last, and gates."""

from __future__ import annotations

from collections.abc import Iterator

from ..circles import name_of
from ..component import Effect
from ..flow.operations import RefRead
from ..flow.state import Phase
from ..js.node import Node
from ..js.scope import Variable
from ..js.walk import ancestors, is_function, walk
from .names import Names
from .portrait import QuestionPortrait

_CHOICES = frozenset({"IfStatement", "ConditionalExpression", "WhileStatement", "DoWhileStatement", "ForStatement"})

_OPERATORS = frozenset(
    {
        *("BinaryExpression", "LogicalExpression", "UnaryExpression", "MemberExpression", "ChainExpression"),
        "SequenceExpression",
    }
)


def questions(effect: Effect, names: Names) -> Iterator[QuestionPortrait]:
    """Yield each ref that is asked before the first wait, with all that it is compared with."""
    asked: dict[Node, tuple[str, Node, set[str]]] = {}
    for read in effect.of(RefRead):
        if read.state.phase is not Phase.EFFECT or _is_written(read.node):
            continue
        for use, test in _tests(effect, read.node):
            name, _, compared = asked.setdefault(read.ref.node, (read.ref.name, test, set()))
            compared |= _values(_deciding(test, use), names)
    for ref, (name, test, compared) in asked.items():
        yield QuestionPortrait(test, ref, name, frozenset(compared))


def _is_written(node: Node) -> bool:
    """Whether a read is a part of a write: `ref.current++`."""
    return node.parent is not None and node.parent.type in {"UpdateExpression", "AssignmentExpression"}


def _tests(effect: Effect, node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield where a value, or the constant or helper that holds it, is named in a test, and the test."""
    seen: set[Node] = set()
    pending = [node]
    while pending:
        place = pending.pop()
        if place in seen:
            continue
        seen.add(place)
        above = _expression_round(place)
        parent = above.parent
        if parent is None:
            continue
        if parent.type in _CHOICES and parent.test is above:
            yield place, above
        elif parent.type == "ExpressionStatement" and above.type == "LogicalExpression":
            yield place, above.left
        elif parent.type == "VariableDeclarator":
            pending += _uses(effect, parent)
        elif parent.type == "ReturnStatement":
            pending += _calls(effect, _function_of(parent))
        elif is_function(parent):
            pending += _calls(effect, parent)


def _deciding(test: Node, use: Node) -> Node:
    """Return the part of a test that decides together with a value: of `!loaded || sent === key` in front of a return, the latter.

    A run goes on where all parts of an `||` in front of a return fail, or all parts of an `&&` in front of a block hold: each of them
    could as well stand alone.
    """
    statement = test.parent
    if statement is None or statement.type != "IfStatement":
        return test
    operator = "||" if _leaves(statement.consequent) else "&&"
    while test.type == "LogicalExpression" and test.operator == operator:
        test = test.left if test.left.start <= use.start < test.left.end else test.right
    return test


def _leaves(consequent: Node) -> bool:
    last = consequent.body[-1] if consequent.type == "BlockStatement" and consequent.body else consequent
    return bool(last.type == "ReturnStatement")


def _expression_round(node: Node) -> Node:
    """Return the largest expression of operators that a value takes part in; what a call is given is the callee's business."""
    while node.parent is not None and node.parent.type in _OPERATORS and getattr(node.parent, "object", node) is node:
        node = node.parent
    return node


def _uses(effect: Effect, declarator: Node) -> list[Node]:
    """Return where a constant is named in its own function."""
    scopes = effect.component.program.scopes
    variable = scopes.resolve(declarator.id) if declarator.id.type == "Identifier" else None
    if variable is None or not variable.is_constant:
        return []
    home = _function_of(declarator)
    return [use for use in _reads(variable) if _function_of(use) is home]


def _calls(effect: Effect, function: Node | None) -> list[Node]:
    """Return where a helper of the effect is called."""
    variable = name_of(function, effect.component.program.scopes) if function not in (None, effect.function) else None
    parents = [use.parent for use in _reads(variable)] if variable is not None else []
    return [parent for parent in parents if parent is not None and parent.type == "CallExpression"]


def _reads(variable: Variable) -> list[Node]:
    return [reference.identifier for reference in variable.references if reference.is_read]


def _function_of(node: Node) -> Node | None:
    return next((above for above in ancestors(node) if is_function(above)), None)


def _values(test: Node, names: Names) -> frozenset[str]:
    """Return the values of the render that a test looks at."""
    return frozenset[str]().union(*(names.origins(node) for node in walk(test) if node.type == "Identifier"))
