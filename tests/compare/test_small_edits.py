"""A text that is edited in one place and does something else is never told to do the same: no operator, no argument is overlooked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from codegen.changes._sample import SAMPLE
from codegen.js.node import Node
from codegen.js.walk import walk
from tests.compare.comparing import noticeable, program

OPERATORS = {
    "===": ("!==", ">="),
    "<=": ("<", ">="),
    "&&": ("||",),
    "||": ("&&",),
}


def _edits(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is done, and the edited text."""
    for node in walk(program(text).tree):
        for what, replacement in _replacements(node, text):
            line = text.count("\n", 0, node.start) + 1
            yield f"line {line}: {what}", text[: node.start] + replacement + text[node.end :]


def _replacements(node: Node, text: str) -> Iterator[tuple[str, str]]:
    said = text[node.start : node.end]
    match node.type:
        case "BinaryExpression" | "LogicalExpression":
            for other in OPERATORS.get(node.operator, ()):
                left, right = (text[side.start : side.end] for side in (node.left, node.right))
                yield f"{node.operator} is {other}", f"{left} {other} {right}"
        case "UnaryExpression" if node.operator == "!":
            yield "! is gone", text[node.argument.start : node.end]
        case "UpdateExpression":
            yield "the other way", said.replace("++", "--") if "++" in said else said.replace("--", "++")
        case "Literal" if isinstance(node.value, bool):
            yield f"not {said}", "false" if node.value else "true"
        case "AwaitExpression":
            yield "no await", text[node.argument.start : node.end]
        case "ExpressionStatement":
            yield "twice", f"{said}\n{said}"
            yield "not at all", ";"
        case "ReturnStatement" if node.argument is None:
            yield "no return", ";"
        case "IfStatement":
            yield "turned round", said.replace("(", "(!(", 1).replace(")", "))", 1)


EDITS = dict(_edits(SAMPLE))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_noticed(edit: str) -> None:
    """In both directions, at least as a change that nothing proves to be none."""
    assert noticeable(SAMPLE, EDITS[edit])
    assert noticeable(EDITS[edit], SAMPLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{ token })", "{ token: token.trim() })"),
        ("{ token })", "{ token, sessionId })"),
        ("skipCache: true", "skipCache: !!orgId"),
        ("if (!isLoaded) return", "if (isLoaded === undefined) return"),
        (".catch(() => {})", ""),
        ('addEvents([ReflexEvent("app.clerk_state.clear")])', "addEvents([])"),
        ("if (token) {", "if (token.length > 2) {"),
        ("if (token) {", "if (token && orgId) {"),
    ],
)
def test_these_are_noticed_too(old: str, new: str) -> None:
    """Arguments, members, what is asked of Clerk, and a rejection that nobody handles any more."""
    assert old in SAMPLE
    assert noticeable(SAMPLE, SAMPLE.replace(old, new, 1))


def test_there_are_edits() -> None:
    """Of every kind of statement and operator of the sample."""
    assert len(EDITS) > 35
