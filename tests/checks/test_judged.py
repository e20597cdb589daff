"""Checks against the explorer, over synchronizers in many styles: a clean verdict on one that breaks is a hole."""

from __future__ import annotations

from collections import Counter

import pytest

from codegen.checks import all_checks
from tests.checks.judged import REASONS, SPEAKS, Row, broken, rows, said, synchronizers

ROWS = rows()
TEXTS = synchronizers()
EXPLORED = [row for row in ROWS.values() if row.explored]

SHALLOW = [row for row in EXPLORED if row.breaks][::12]
"""A few whose fault shows soon enough for every run of the tests."""


def test_every_synchronizer_is_in_the_table() -> None:
    """What is added is judged: `python -m tests.checks.judged` writes the table anew."""
    assert list(ROWS) == list(TEXTS)
    assert len(set(TEXTS.values())) == len(TEXTS) >= 120


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.name)
def test_the_checks_say_what_is_written_down(row: Row) -> None:
    """A check that says more or less than before is read before the table is written anew."""
    assert said(TEXTS[row.name]) == (row.named, row.open)


@pytest.mark.parametrize("row", EXPLORED, ids=lambda row: row.name)
def test_what_breaks_is_named_or_left_open(row: Row) -> None:
    """Never silent by accident: each invariant that breaks has a check that names the fault, or says that it cannot decide."""
    assert not row.silent


def test_what_breaks_nothing_has_its_reason() -> None:
    """The other direction: a finding that no run bears out is mended, or it is written down why the explorer cannot see it."""
    unfounded = {(row.name, check) for row in EXPLORED for check in row.unfounded}
    given = [(name, item["check"]) for item in REASONS["finding"] for name in item["synchronizers"]]
    assert sorted(unfounded) == sorted(given)
    unwatched = {check for row in EXPLORED for check in row.named if check not in SPEAKS}
    assert unwatched == {item["name"] for item in REASONS["check"]}
    assert all(len(item["reason"].split()) >= 8 for items in REASONS.values() for item in items)


def test_only_checks_speak() -> None:
    """A check that is renamed takes its invariants along; each invariant of a session has a check that speaks of it."""
    assert SPEAKS.keys() <= all_checks().keys()
    assert {name for names in SPEAKS.values() for name in names} >= {name for row in EXPLORED for name in row.breaks}


@pytest.mark.parametrize("row", SHALLOW, ids=lambda row: row.name)
def test_what_is_written_of_a_run_is_so(row: Row) -> None:
    """A shallow search finds nothing else than what is written down, and some of it."""
    found = set(broken(TEXTS[row.name], depth=3))
    assert found
    assert found <= set(row.breaks)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_what_is_written_of_all_runs_is_so() -> None:
    """All of them, with the figures."""
    for row in EXPLORED:
        assert broken(TEXTS[row.name]) == row.breaks, row.name
    print(f"\n{len(EXPLORED)} synchronizers: {dict(Counter(row.verdict for row in EXPLORED))}")  # noqa: T201 - the figures
