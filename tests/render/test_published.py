"""The preset `pr24` is the component of reflex-clerk-api 1.3.1: the same tree, whatever the formatting and the comments."""

from __future__ import annotations

import json
from difflib import unified_diff

from codegen.js.parse import parse
from codegen.js.walk import dump, walk
from codegen.presets import preset
from codegen.python_source import extract
from codegen.render import render
from codegen.source import Source
from tests.packages import package

COMPONENT = "ClerkSessionSynchronizer"
STATE = "__placeholder_1__"
"""What the extraction puts where the release fills in the full name of its state."""


def published() -> str:
    """Return the published text, with the state's name as Reflex fills it in."""
    file = package("reflex-clerk-api", "1.3.1") / "reflex_clerk_api" / "clerk_provider.py"
    [source] = [
        source for source in extract(file.read_text(encoding="utf-8"), str(file)).sources if COMPONENT in source.text
    ]
    assert source.text.count(STATE) == source.text.count(f'"{STATE}.') == 4, "one set, three clears"
    return source.text.replace(STATE, preset("pr24").state)


def tree(text: str) -> list[str]:
    """Return the lines of the component's tree, without positions, comments, formatting and `export`."""
    tree = parse(Source(text)).tree
    [component] = [node for node in walk(tree) if node.type == "FunctionDeclaration" and node.id.name == COMPONENT]
    return json.dumps(dump(component), indent=1).splitlines()


def test_pr24_is_the_published_component() -> None:
    """Zero differences: what is said of the preset is said of the release."""
    theirs, ours = tree(published()), tree(render(preset("pr24")))
    difference = list(unified_diff(theirs, ours, "reflex-clerk-api 1.3.1", "pr24", lineterm=""))
    print(f"\n{len(theirs)} lines of tree, {len(difference)} lines of difference")  # noqa: T201 - figures
    assert difference == []
