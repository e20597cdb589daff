"""Every token of the corpus ends as its case says: with the exact error, or accepted; and nothing of it is ever shown."""

from __future__ import annotations

import pytest

from .corpus import GROUPS, Case, corpus
from .judge import is_right, judge


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """A case ends as it must, by a key set that has seen nothing and by one that knows Clerk's header already."""
    for warm in (False, True):
        outcome = judge(case, warm=warm)
        assert is_right(case, outcome), f"{case.reason}: expected {case.error}, came {outcome}"


def test_the_corpus_is_large_and_its_names_are_unique() -> None:
    """A case that hides another one by its name would be lost from reports."""
    names = [case.name for case in corpus()]
    assert len(set(names)) == len(names) >= 300
    assert sum(case.error is None for case in corpus()) >= 100, (
        "too few valid tokens to notice a verifier that refuses all"
    )
    assert all(case.reason for case in corpus())


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__.rpartition(".")[2])
def test_each_group_says_what_it_is_for(group: object) -> None:
    """The groups are the documentation of what was thought of."""
    assert (group.__doc__ or "").strip().endswith(".")
