"""Prettier, with its defaults, has nothing to change in what is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path

from codegen.config import Style, SynchronizerConfig
from codegen.js.parse import parse
from codegen.js.walk import dump
from codegen.presets import PRESETS, preset
from codegen.render import render
from codegen.source import Source
from tests.oracles import needs_node, npm_project, run_node
from tests.render.configurations import configuration, contradicts_itself, cover, randomly

pytestmark = needs_node

SCRIPT = Path(__file__).with_name("prettier.cjs")
LENGTHS = range(4, 90, 2)
"""Lengths of names: from a line that fits to one that cannot."""


def prettier(texts: Iterable[str]) -> list[str]:
    """Return each text as Prettier formats it."""
    formatted: list[str] = run_node(npm_project("prettier", {"prettier": "3.10.1"}), SCRIPT, list(texts))
    return formatted


def _of_names() -> list[SynchronizerConfig]:
    """Return configurations whose names make lines of every width."""
    return [
        preset(
            "resilient",
            component="C" * length,
            state="s" * length,
            token={"template": "t" * length, "fallback_to_cache": length % 3 == 0},
            style=("async", "promise")[length % 4 // 2],
            retry={"attempts": 1 + length % 3},
            debug=True,
        )
        for length in LENGTHS
    ]


def test_nothing_changes_in_any_combination_of_options() -> None:
    """Byte for byte, so a formatter in a user's commit hook never turns a current file into an edited one."""
    rows = [*cover(3), *(row for row in randomly(100, seed=24) if not contradicts_itself(row))]
    configurations = [*map(preset, PRESETS), *map(configuration, rows), *_of_names()]
    texts = [render(config) for config in configurations]
    formatted = prettier(texts)
    changed = [index for index, text in enumerate(texts) if text != formatted[index]]
    print(f"\n{len(texts)} texts, {len(changed)} changed by Prettier")  # noqa: T201 - figures
    for index in changed:
        assert texts[index].splitlines() == formatted[index].splitlines(), configurations[index]
    assert not changed


def test_prettier_keeps_the_tree() -> None:
    """What Prettier takes for our text is what our parser takes for it, also when the text comes without its line breaks."""
    texts = [render(preset(name, style=style)) for name, style in product(PRESETS, Style)]
    squeezed = ["\n".join(line.strip() for line in text.splitlines()) for text in texts]
    assert squeezed != texts
    for text, formatted in zip(texts, prettier(squeezed), strict=True):
        assert dump(parse(Source(formatted)).tree) == dump(parse(Source(text)).tree)
