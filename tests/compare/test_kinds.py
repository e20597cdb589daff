"""Every kind of change proves itself by its pair of examples; together they are a closed list in which nothing is out of reach."""

from __future__ import annotations

import pytest

from codegen.changes import ChangeKind, ChangeSeverity, all_kinds
from tests.compare.comparing import kinds

KINDS = list(all_kinds().values())
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)


@each_kind
def test_example_shows_its_kind_and_no_other(kind: type[ChangeKind]) -> None:
    """One edit is one change: a reader is not told the same thing twice."""
    assert kinds(kind.BEFORE, kind.AFTER) == [kind.id]


@each_kind
def test_mirrored_example_shows_the_opposite_kind(kind: type[ChangeKind]) -> None:
    """Read the other way round, a change is its opposite."""
    assert kinds(kind.AFTER, kind.BEFORE) == [kind.opposite]
    assert all_kinds()[kind.opposite].opposite == kind.id


@each_kind
def test_example_compared_with_itself_is_empty(kind: type[ChangeKind]) -> None:
    """Nothing has changed where nothing is different."""
    assert kinds(kind.BEFORE, kind.BEFORE) == []
    assert kinds(kind.AFTER, kind.AFTER) == []


@each_kind
def test_kind_is_complete(kind: type[ChangeKind]) -> None:
    """A kind says what happened in one sentence, its file bears its name, and what needs a reviewer's mind brings a question."""
    assert kind.__module__.rpartition(".")[2].replace("_", "-") == kind.id
    assert kind.sentence.endswith(".")
    assert not kind.hint or kind.hint.endswith("?")
    if kind.severity in {ChangeSeverity.BREAKING, ChangeSeverity.UNSAFE}:
        assert kind.hint


def test_a_protection_that_is_lost_is_worse_than_one_that_is_won() -> None:
    """Of two opposite kinds at most one is unsafe: what makes a synchronizer safer must not fail a build."""
    unsafe = {kind.id for kind in KINDS if kind.severity is ChangeSeverity.UNSAFE}
    assert not {kind.id for kind in KINDS if kind.id in unsafe and kind.opposite in unsafe} - {"guard-moved"}
