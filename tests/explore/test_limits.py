"""A search that is ended before its depth says what it has covered, and what not."""

from __future__ import annotations

import pytest

from codegen.explore import Exploration, explore
from tests.explore.components import component


def traces(result: Exploration) -> dict[str, int]:
    return {violation.invariant: len(violation.trace) for violation in result.violations}


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_an_end_before_the_depth_is_said(jobs: int) -> None:
    """A search that was cut short never calls itself complete; it keeps to its limit, and says what it has covered."""
    result = explore(component("resilient"), depth=6, max_states=100, jobs=jobs)
    assert (result.complete, result.reached, result.states) == (False, 2, 200)
    assert result.summary.startswith(
        "complete to depth 2, stopped within depth 3 by the limit of 100 states for a Strict"
    )
    assert result.held_in_words.startswith("no violation of I0, I1,")
    told = result.to_json()
    assert told["complete"] is False
    assert told["invariants"]["I0"]["holds"] is None


def test_what_a_cut_search_covers_is_that_of_a_shallower_one() -> None:
    """The depth that it calls complete is: the same search, asked for no more, ends there by itself within the same limit."""
    cut = explore(component("1.3.1"), depth=5, max_states=900, strict_mode="off", jobs=1)
    whole = explore(component("1.3.1"), depth=cut.reached or 0, max_states=900, strict_mode="off", jobs=1)
    deeper = explore(component("1.3.1"), depth=(cut.reached or 0) + 1, strict_mode="off", jobs=1)
    assert whole.complete
    assert whole.states < cut.states == 900 < deeper.states
    assert {name: length for name, length in traces(cut).items() if length < cut.depth}.items() >= traces(whole).items()


def test_a_limit_of_just_enough_states_cuts_nothing() -> None:
    states = explore(component("resilient"), depth=3, strict_mode="off").states
    assert explore(component("resilient"), depth=3, strict_mode="off", max_states=states).complete
    assert not explore(component("resilient"), depth=3, strict_mode="off", max_states=states - 1).complete


def test_an_end_by_time_is_said() -> None:
    """Both settings share the time; neither is left out of what is called complete."""
    timed = explore(component("resilient"), depth=30, max_seconds=0.5)
    assert not timed.complete
    assert timed.stopped == "the limit of time"
    assert timed.reached is not None
    assert timed.reached < 30
