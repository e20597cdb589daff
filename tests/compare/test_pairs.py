"""What is said of pairs of synchronizers, in full: no change is missing, and none is told twice."""

from __future__ import annotations

import pytest

from codegen.compare import compare
from tests.compare.comparing import kinds, variant
from tests.compare.pairs import CASES, Case, published


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_exactly_these_kinds_are_found(case: Case) -> None:
    """The list is what a reviewer reads: all of it, and nothing else."""
    assert kinds(case.old, case.new) == case.kinds


def test_exactly_these_kinds_are_found_in_what_was_published() -> None:
    """The history that this project grew from; the releases are read out of their wheels."""
    for case in published():
        assert kinds(case.old, case.new) == case.kinds, case.name


def test_there_are_enough_pairs() -> None:
    """Sixty at least, each with a name of its own."""
    assert len({case.name for case in CASES}) == len(CASES) >= 60


def test_the_closed_loop_is_told_in_the_words_of_its_reader() -> None:
    """A number beside the token is no token, a state of the component's own is no backend, and a prop is called one."""
    said = {change.message for change in compare(variant("resilient"), variant("acknowledged")).changes}
    assert {
        "clear_clerk_session carries seq, not nothing",
        "set_clerk_session now needs the prop hydrated to be true",
        "useEffect was added: it listens for focus, online and visibilitychange and sets a state",
    } <= said
    assert not any("what was awaited" in message for message in said)
