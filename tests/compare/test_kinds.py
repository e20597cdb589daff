"""Every kind of change proves itself by its pair of examples; together they are a closed list in which nothing is out of reach."""

from __future__ import annotations

import pytest

from codegen.changes import ChangeKind, ChangeSeverity, all_kinds
from codegen.compare import compare_programs
from codegen.js.parse import parse

KINDS = list(all_kinds().values())


def _found(before: str, after: str) -> list[str]:
    return [change.kind for change in compare_programs(parse(before), parse(after), ()).changes]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_example_is_of_its_kind(kind: type[ChangeKind]) -> None:
    """The pair of examples shows the change that the kind is for."""
    assert kind.id in _found(kind.BEFORE, kind.AFTER)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_mirrored_example_is_of_the_opposite_kind(kind: type[ChangeKind]) -> None:
    """Read the other way round, a change is its opposite."""
    assert kind.opposite in all_kinds()
    assert kind.opposite in _found(kind.AFTER, kind.BEFORE)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_example_compared_with_itself_is_empty(kind: type[ChangeKind]) -> None:
    """Nothing has changed where nothing is different."""
    assert _found(kind.BEFORE, kind.BEFORE) == []
    assert _found(kind.AFTER, kind.AFTER) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_kind_is_complete(kind: type[ChangeKind]) -> None:
    """A kind says what happened in one sentence, and its file bears its name."""
    assert kind.__module__.rpartition(".")[2].replace("_", "-") == kind.id
    assert kind.sentence.endswith(".")
    assert isinstance(kind.severity, ChangeSeverity)
