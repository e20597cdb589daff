"""What is only written in another way is no change of behaviour: names, layout, order, helpers, promise chains."""

from __future__ import annotations

from itertools import pairwise

import pytest

from codegen.changes._sample import SAMPLE
from tests.compare.comparing import kinds, noticeable
from tests.compare.rewrites import REWRITES


@pytest.mark.parametrize("name", REWRITES)
def test_rewrite_is_cosmetic(name: str) -> None:
    """In both directions; and something is said, or the test would compare a text with itself."""
    text = REWRITES[name]
    assert noticeable(SAMPLE, text) == []
    assert noticeable(text, SAMPLE) == []
    assert kinds(SAMPLE, text)


def test_rewrites_are_told_from_one_another_by_form_only() -> None:
    """Any two of them do the same."""
    texts = list(REWRITES.values())
    for one, other in pairwise(texts):
        assert noticeable(one, other) == []
