"""Random walks: repeatable by their seed, shared by any number of jobs, and without a find where a synchronizer is sound."""

from __future__ import annotations

import pytest

from codegen.explore import random_walks
from tests.explore.components import component


def test_random_walks_find_the_race_again() -> None:
    """The same seed gives the same result; traces are shortened until each action is needed."""
    first = random_walks(component("1.3.1"), count=200, seed=3, strict_mode="off")
    again = random_walks(component("1.3.1"), count=200, seed=3, strict_mode="off")
    other = random_walks(component("1.3.1"), count=200, seed=4, strict_mode="off")
    assert first.to_json()["invariants"] == again.to_json()["invariants"]
    assert first.transitions != other.transitions or first.to_json()["invariants"] != other.to_json()["invariants"]
    race = first.verdicts["I2"].violation
    assert race is not None
    assert len(race.trace) <= 8
    assert not first.complete


def test_random_walks_are_the_same_however_many_share_them() -> None:
    """A seed stands for an outcome, not for an outcome on a machine with so many processors; the last slice is a short one."""
    one, three = (random_walks(component("1.3.1"), count=450, length=15, seed=5, jobs=jobs) for jobs in (1, 3))
    assert (three.states, three.transitions) == (one.states, one.transitions) == (900, one.transitions)
    assert three.to_json()["invariants"] == one.to_json()["invariants"]
    assert len(one.violations) > 5


def test_random_walks_of_resilient_hold() -> None:
    result = random_walks(component("resilient"), count=300, length=40)
    assert result.holds, result.violations


@pytest.mark.long
def test_many_random_walks_of_resilient_hold() -> None:
    """100,000 walks of 40 actions under each StrictMode setting."""
    result = random_walks(component("resilient"), count=100_000, length=40)
    print(f"\n{result.summary}")  # noqa: T201 - the size is the result
    assert result.holds, result.violations
