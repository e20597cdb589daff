"""What holds for every comparison, tried on the rendered variants: covers of all combinations of options."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from codegen.changes import all_kinds
from codegen.config import SynchronizerConfig
from codegen.render import render
from tests.compare.comparing import kinds, noticeable, variant
from tests.compare.rewriting import reformatted, renamed
from tests.render.configurations import FACTORS, Row, configuration, cover, expected, nested

ROWS = cover(2)
each_row = pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))


def text(row: Row, **changed: Any) -> str:
    """Return what a row of options renders to."""
    return render(_configuration(row, **changed))


def _configuration(row: Row, **changed: Any) -> SynchronizerConfig:
    return configuration({**row, **changed})


@each_row
def test_renamed_and_reformatted_is_cosmetic(row: Row) -> None:
    """All local names and the whole layout are different, comments are gone, and nothing that it does has changed."""
    old = text(row)
    new = reformatted(renamed(old))
    assert noticeable(old, new) == []
    assert set(kinds(old, new)) <= {"comment-changed", "names-changed", "ref-renamed"}


@each_row
def test_promises_and_async_functions_do_the_same(row: Row) -> None:
    """The style is no behaviour, but that is not proved; and a loop behind a cleared timer never goes on, where a chain does."""
    old, new = text(row, style="promise"), text(row, style="async")
    repeats = {"stale-retry"} & (
        expected(_configuration(row, style="promise")) | expected(_configuration(row, style="async"))
    )
    assert set(noticeable(old, new)) <= {"reworked", *({"retry-guarded", "retry-unguarded"} if repeats else ())}


@pytest.mark.parametrize(("one", "other"), list(pairwise(ROWS)), ids=range(len(ROWS) - 1))
def test_comparison_mirrors(one: Row, other: Row) -> None:
    """From A to B and back, each change is answered by its opposite."""
    there, back = kinds(text(one), text(other)), kinds(text(other), text(one))
    opposites = {kind.id: kind.opposite for kind in all_kinds().values()}
    assert there
    assert Counter(opposites[kind] for kind in there) == Counter(back)


@each_row
def test_compared_with_itself_is_empty(row: Row) -> None:
    """A trailing blank makes it another text, so that nothing is compared by identity; then only that is told."""
    assert kinds(text(row), text(row)) == []
    assert kinds(text(row), text(row) + "\n") == ["formatting-changed"]


WITHOUT_EFFECT = {("resilient", "retry.guarded"), ("resilient", "debug"), ("pr24", "debug")}
"""A cleared timer guards the retries of `resilient` anyway; what is logged is cosmetic."""


OPTIONS = [
    (preset, option)
    for option in sorted({*FACTORS} - {"style", "dependencies"})
    for preset in (("acknowledged",) if option.startswith("acknowledgement.") else ("resilient", "pr24"))
]
"""What belongs to the closed loop does nothing in the others."""


@pytest.mark.parametrize(("preset", "option"), OPTIONS)
def test_every_option_makes_a_difference(preset: str, option: str) -> None:
    """No option that changes behaviour can be changed unseen."""
    if (preset, option) in WITHOUT_EFFECT:
        return
    texts = [variant(preset, **nested({option: value})) for value in _values(preset, option)]
    for old, new in pairwise(texts):
        assert noticeable(old, new)


def _values(preset: str, option: str) -> list[Any]:
    """Return the values of an option that do not contradict the rest of a preset."""
    values = list(FACTORS[option])
    if option == "token.skip_cache" and preset == "pr24":
        values.remove("never")  # pr24 falls back to the cached token
    if option == "identity":
        values = values[:3] + values[5:]  # some differ in parts that are not compared with one another
    return values
