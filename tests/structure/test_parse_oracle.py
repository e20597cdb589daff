"""Our tree and its ranges are acorn's, on every node type and on whole components."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from codegen.js.node import Node
from codegen.js.parse import parse
from codegen.js.walk import ATTRIBUTES, VISITOR_KEYS, walk
from tests.oracles import needs_node, npm_project, run_node
from tests.structure.syntax_corpus import BEYOND_ACORN, SNIPPETS

ACORN = {"acorn": "8.19.0", "acorn-jsx": "5.3.2"}
SCRIPT = Path(__file__).with_name("acorn_trees.cjs")
THEIR_NAMES = {"is_async": "async", "is_await": "await"}
OPTIONAL = {"directive", "regex", "bigint"}
NOT_IN_OURS = {
    "JSXText": {"bigint"},  # acorn takes text that ends in `n` for a big number
    "JSXOpeningFragment": {
        "attributes",
        "selfClosing",
    },  # not in the JSX specification; acorn-jsx shares code with elements
    "JSXClosingFragment": {"name"},  # as above
}


def acorn(sources: list[str]) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = run_node(npm_project("acorn", ACORN), SCRIPT, sources)
    return answers


@cache
def acorn_on_snippets() -> dict[str, dict[str, Any]]:
    return dict(zip(SNIPPETS, acorn(list(SNIPPETS)), strict=True))


def as_acorn_writes(node: Node) -> dict[str, Any]:
    """Return our tree in the form of acorn's JSON."""
    written: dict[str, Any] = {"type": node.type, "start": node.start, "end": node.end}
    for key in ATTRIBUTES.get(node.type, ()):
        value = getattr(node, key)
        if key not in OPTIONAL or value is not None:
            written[THEIR_NAMES.get(key, key)] = value
    for key in VISITOR_KEYS[node.type]:
        value = getattr(node, key)
        if isinstance(value, list):
            written[key] = [item if item is None else as_acorn_writes(item) for item in value]
        else:
            written[key] = value if value is None else as_acorn_writes(value)
    return written


def in_code_points(source: str, tree: dict[str, Any]) -> dict[str, Any]:
    """Return acorn's tree with offsets in code points, not UTF-16 units, and without fields that only acorn-jsx has."""
    points = [index for index, character in enumerate(source) for _ in range(len(character.encode("utf-16-le")) // 2)]
    points.append(len(source))

    def convert(value: Any) -> Any:
        if isinstance(value, list):
            return [convert(item) for item in value]
        if not isinstance(value, dict):
            return value
        extra = NOT_IN_OURS.get(value.get("type", ""), set())
        converted = {key: convert(item) for key, item in value.items() if key not in extra}
        for key in {"start", "end"} & converted.keys():
            converted[key] = points[converted[key]]
        return converted

    converted: dict[str, Any] = convert(tree)
    return converted


@needs_node
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_tree_and_ranges_are_acorns(snippet: str) -> None:
    """Every field and every offset agrees, so what is written about ESTree holds here too."""
    answer = acorn_on_snippets()[snippet]
    assert "error" not in answer, answer
    assert as_acorn_writes(parse(snippet).tree) == in_code_points(snippet, answer["tree"])


@needs_node
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_comments_are_acorns(snippet: str) -> None:
    """Comments are found outside of strings, templates, expressions and JSX text, and nowhere else."""
    theirs = in_code_points(snippet, {"comments": acorn_on_snippets()[snippet]["comments"]})["comments"]
    expected = [(found["value"], found["type"] == "Block", found["start"], found["end"]) for found in theirs]
    ours = parse(snippet).comments
    assert [(found.text, found.is_block, found.span.start, found.span.end) for found in ours] == expected


def test_corpus_holds_every_node_type() -> None:
    """A node type without a snippet would be a hole in the comparison."""
    seen = {node.type for snippet in SNIPPETS + BEYOND_ACORN for node in walk(parse(snippet).tree)}
    assert seen == VISITOR_KEYS.keys()
