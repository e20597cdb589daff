"""Mutated input gives a tree or our syntax error, nothing else, and ends."""

from __future__ import annotations

import random
import time

import pytest

from codegen.errors import JavaScriptSyntaxError
from codegen.js.parse import parse
from codegen.js.walk import children, walk
from tests.structure.syntax_corpus import SNIPPETS

SLOWEST_SECONDS = 10.0
"""Far above what any short input takes, far below a hang."""

FRAGMENTS = (
    *"()[]{}<>`'\";,.?:=+-*/\\#&!\n",
    *(
        "</",
        "/>",
        "<>",
        "</>",
        "<a>",
        "</a>",
        "${",
        "?.",
        "=>",
        "++",
        "...",
        "//",
        "/*",
        "*/",
        "\r\n",
        "{}",
        "/a/",
        "1n",
    ),
    *("async ", "await ", "yield ", "function ", "class ", "export default ", "import ", "let ", "const ", "return "),
    *(" of ", " in ", "new ", "super", "static ", "get ", "template`", "&amp", "0x", "\\u{", "__proto__:"),
    *("\u2028", "\ufeff", "\x00", "\u00a0", "😀", "𝒳", "\ud800", "\udc00", "\u0301"),
)


def mutated(chance: random.Random) -> str:
    """Return one or two snippets with one to five pieces inserted, left out, replaced or copied elsewhere."""
    text = chance.choice(SNIPPETS)
    if chance.random() < 0.3:
        text += chance.choice(("\n", " ", ";", "")) + chance.choice(SNIPPETS)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 1, 2, 5)))
        kind = chance.random()
        if kind < 0.85:
            inserted = chance.choice(FRAGMENTS) if kind < 0.35 or kind >= 0.7 else ""
            text = text[:start] + inserted + text[start if kind < 0.35 else end :]
        else:
            place = chance.randrange(len(text) + 1)
            text = text[:place] + text[start:end] + text[place:]
    return text


def check(text: str) -> bool:
    """Return whether the text was parsed; fail where it gives anything but a sound tree or one problem in its bounds."""
    try:
        tree = parse(text).tree
    except JavaScriptSyntaxError as error:
        (problem,) = error.problems
        lines = text.split("\n")
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        return False
    for node in walk(tree):
        assert 0 <= node.start <= node.end <= len(text)
        assert all(
            child.parent is node and node.start <= child.start <= child.end <= node.end for child in children(node)
        )
    return True


def fuzz(seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    parsed, slowest = 0, (0.0, "")
    for number in range(count):
        text = mutated(chance)
        start = time.perf_counter()
        try:
            parsed += check(text)
        except Exception as error:
            raise AssertionError(f"seed {seed}, input {number}: {text!r}") from error
        slowest = max(slowest, (time.perf_counter() - start, text))
    print(f"{count} inputs: {parsed} parsed, {count - parsed} refused; slowest {slowest[0] * 1000:.0f} ms")  # noqa: T201 - figures
    assert slowest[0] < SLOWEST_SECONDS, slowest
    assert 0.05 < parsed / count < 0.6, "the mutations are too wild or too tame to mean something"


def test_1500_mutated_inputs() -> None:
    fuzz(seed=20261, count=1_500)


@pytest.mark.long
def test_100_000_mutated_inputs() -> None:
    fuzz(seed=20262, count=100_000)
