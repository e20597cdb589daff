"""A component written without semicolons runs as the same one with them."""

from __future__ import annotations

import re

import codegen
from codegen.explore import explore
from codegen.presets import preset


def test_an_await_at_the_head_of_a_line_does_not_call_the_line_above() -> None:
    """`resilient` waits so before a retry: were its delay called, nothing would be tried again after a failure."""
    text = re.sub(r";$", "", codegen.render(preset("resilient")), flags=re.MULTILINE)
    assert re.search(r"\)\n +await ", text)
    assert explore(text, depth=2, strict_mode="off", invariants=["I1f"]).holds
