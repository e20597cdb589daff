"""The page that says how to move has every name, each once, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

from reflex_clerk import compat
from tests.compat import published

PAGE = Path(__file__).parents[2] / "docs" / "moving-from-reflex-clerk-api.md"


def rows() -> list[list[str]]:
    """Return the names that each row of the table is about."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[1:3] for line in lines if line.startswith("| `")]
    assert {kind.strip() for _, kind in cells} == {"same", "better", "different"}
    return [re.findall(r"`([\w.]+)`", names) for names, _ in cells]


def test_every_name_has_a_row() -> None:
    named = [name for row in rows() for name in row]
    tops = [name for name in named if "." not in name]
    assert set(published.public_names()) <= set(tops)
    assert set(compat.__all__) == {name for name in tops if hasattr(compat, name)}
    assert len(named) == len(set(named))


def test_every_setting_and_event_of_the_state_has_a_row() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in (*published.methods("ClerkState"), *published.methods("ClerkUser")):
        assert f"{name}`" in text, name
