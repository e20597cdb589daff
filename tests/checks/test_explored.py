"""What is written of the survivors' exploration is so: each trace breaks its invariant on its mutant, and not on the whole."""

from __future__ import annotations

import pytest

import codegen
from codegen.explore import explore
from tests.checks.explored import Explored, presets, rows
from tests.checks.removing import removals

BROKEN = [row for row in rows() if row.invariant]
PRESETS = dict(presets())


def breaks(text: str, row: Explored) -> bool:
    """Return whether the events of the row's trace, in some order, break its invariant."""
    trace = row.trace.split()
    result = explore(text, depth=len(trace), strict_mode="off", actions=trace, invariants=[row.invariant])
    return not result.holds


@pytest.mark.parametrize("row", BROKEN, ids=lambda row: row.what)
def test_a_trace_breaks_its_mutant(row: Explored) -> None:
    """A preset that changes its ways makes a row stale: `python -m tests.checks.explored` writes them anew."""
    whole = codegen.render(PRESETS[row.where])
    mutants = [one.text for one in removals(whole) if (one.kind, one.what) == (row.kind, row.what)]
    assert any(breaks(text, row) for text in mutants)
    assert not breaks(whole, row)


def test_there_are_traces_and_reasons() -> None:
    """No check names them all, and a run names some of what no check does."""
    assert len(BROKEN) >= 8
    assert len(rows()) > len(BROKEN)
