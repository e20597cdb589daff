"""What is known where paths meet."""

from __future__ import annotations

import pytest

from codegen.flow.boundaries import Phase
from codegen.flow.state import State, join
from codegen.js.parse import parse

FIRST, SECOND, THIRD = (statement.expression for statement in parse("a; b; c;").tree.body)


@pytest.mark.parametrize(("field", "both"), [("said", {FIRST, SECOND, THIRD}), ("done", {SECOND})])
def test_sets_are_joined(field: str, both: set[object]) -> None:
    """What may have been is kept from either path, what certainly has been from none but both."""
    left = State(Phase.EFFECT).evolve(**{field: frozenset({FIRST, SECOND})})
    right = State(Phase.EFFECT).evolve(**{field: frozenset({SECOND, THIRD})})
    joined = join(left, right)
    assert getattr(joined, field) == both


@pytest.mark.parametrize("field", ["asked", "unbounded", "armed", "failed", "said", "facts", "wrote", "done", "tests"])
def test_equal_sets_become_one_object(field: str) -> None:
    """The next to compare them need not look inside: else the time grows with the square of an effect's length."""
    left = State(Phase.EFFECT).evolve(**{field: frozenset({FIRST, SECOND})})
    right = State(Phase.EFFECT).evolve(**{field: frozenset({FIRST, SECOND})})
    joined = join(left, right)
    assert getattr(joined, field) is getattr(left, field)
