"""What is only written in another way is never told as another behaviour; where that is proved it is cosmetic, else left to the reader."""

from __future__ import annotations

from itertools import pairwise

import pytest

from codegen.changes._sample import SAMPLE
from tests.compare.comparing import kinds, noticeable
from tests.compare.rewrites import PROVED, REWRITES


@pytest.mark.parametrize("name", REWRITES)
def test_rewrite_is_told_as_one(name: str) -> None:
    """In both directions; and something is said, or the test would compare a text with itself."""
    text = REWRITES[name]
    expected = [] if name in PROVED else ["reworked"]
    assert noticeable(SAMPLE, text) == expected
    assert noticeable(text, SAMPLE) == expected
    assert kinds(SAMPLE, text)


def test_rewrites_are_told_from_one_another_by_form_only() -> None:
    """Any two of them do the same."""
    texts = list(REWRITES.values())
    for one, other in pairwise(texts):
        assert noticeable(one, other) in ([], ["reworked"])
