"""The budget of refetches and the back-off, as plain arithmetic on times."""

from __future__ import annotations

import itertools

from reflex_clerk.keys.pace import Backoff, RefetchBudget


def test_a_budget_counts_parts_of_a_refetch() -> None:
    """15 seconds earn half of one."""
    budget = RefetchBudget(0.0)
    assert [budget.take(0) for _ in range(3)] == [True, True, False]
    assert [budget.take(now) for now in (15, 29.9, 30, 45, 60, 1000, 1000, 1000)] == [
        False, False, True, False, True, True, True, False,
    ]  # fmt: skip


def test_a_spent_budget_says_how_long_to_wait() -> None:
    budget = RefetchBudget(0.0)
    assert [(budget.take(now), budget.wait) for now in (0, 0, 0, 12)] == [
        (True, 0),
        (True, 30),
        (False, 30),
        (False, 18),
    ]


def test_a_back_off_lies_between_1_and_30_seconds_after_any_number_of_failures() -> None:
    """Also after thousands, where doubling would overflow."""
    chances = itertools.cycle([0.0, 0.5, 1.0])
    backoff = Backoff(lambda: next(chances))
    for _ in range(3000):
        backoff.failed(0.0)
        assert 1 <= backoff.remaining(0.0) <= 30
    assert backoff.remaining(31.0) == 0
