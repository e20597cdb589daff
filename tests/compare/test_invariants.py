"""What a comparison says of invariants: a race has ended or come in only if looking further does not find it on the other side."""

from __future__ import annotations

import pytest

from codegen.compare import compare
from codegen.compare.invariants import Invariants, invariants
from codegen.source import Source
from codegen.targets import resolve
from tests.explore.components import component


def names(found: Invariants) -> dict[str, list[str]]:
    return {
        word: [violation.invariant for violation in getattr(found, word)]
        for word in ("broken", "mended", "still_broken")
    }


@pytest.fixture(scope="module")
def released() -> Invariants:
    """Return what became of the invariants between the two published versions."""
    return invariants(component("1.2.4"), component("1.3.1"), 4)


def test_between_the_published_versions_one_race_came_in_and_one_ended(released: Invariants) -> None:
    """I2, the race that the release set out to fix, is among those that stayed."""
    assert names(released) == {
        "broken": ["I0"],
        "mended": ["I7"],
        "still_broken": ["I1", "I1f", "I1x", "I2", "I4", "I5", "I6", "I8", "I9", "I10"],
    }


def test_a_race_that_only_takes_longer_has_not_ended(released: Invariants) -> None:
    """I4 breaks in 1.2.4 after four events, in 1.3.1 after five: it is looked for there, and only there."""
    [found] = [violation for violation in released.still_broken if violation.invariant == "I4"]
    assert (released.depth, released.further, len(found.trace)) == (4, 5, 5)
    assert released.complete


def test_both_directions_mirror_each_other(released: Invariants) -> None:
    back = invariants(component("1.3.1"), component("1.2.4"), 4)
    there, here = names(released), names(back)
    assert (here["broken"], here["mended"], here["still_broken"]) == (
        there["mended"],
        there["broken"],
        there["still_broken"],
    )


def test_nothing_is_explored_where_nothing_that_runs_is_different() -> None:
    old = resolve("preset:resilient").source.text
    assert compare(old, "// said\n" + old, explore_depth=2).invariants is None


def test_a_side_that_cannot_run_is_told_with_its_reason() -> None:
    """No trace then says anything."""
    found = invariants(
        Source('import { x } from "./other"; export function Sync() { x(); return null }', "a.jsx"),
        component("1.3.1"),
        2,
    )
    assert "./other" in found.refused
    assert names(found) == {"broken": [], "mended": [], "still_broken": []}
