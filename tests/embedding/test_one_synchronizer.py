"""One synchronizer runs in a page, whatever is mounted: in the real React, with and without StrictMode."""

from __future__ import annotations

from pathlib import Path

import pytest

import reflex_clerk
from tests.explore.test_real_react import VERSIONS
from tests.oracles import needs_node, npm_project, run_node

EMBEDDING = Path(reflex_clerk.__file__).with_name("embedding.js")
SCRIPT = Path(__file__).with_name("mounting.cjs")

pytestmark = needs_node


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("steps", "running"),
    [
        ([["a"]], [["a"]]),
        ([["a", "b"]], [["a"]]),
        ([["a", "b", "c"], ["b", "c"], ["c"], []], [["a"], ["b"], ["c"], []]),
        ([["a"], ["a", "b"], ["b"], ["b", "a"]], [["a"], ["a"], ["b"], ["b"]]),
    ],
)
def test_one_runs(strict: bool, steps: list[list[str]], running: list[list[str]]) -> None:
    """The first that was mounted; the next takes over when it goes."""
    given = {"embedding": EMBEDDING.read_text(encoding="utf-8"), "strict": strict, "steps": steps}
    assert run_node(npm_project("explore-react", VERSIONS), SCRIPT, given) == running
