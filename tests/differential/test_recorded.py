"""Both checks on the hand-written sources, against recorded answers of the reference: this needs no Node."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.differential import ours
from tests.differential.comparison import disagreements
from tests.differential.known import explanation
from tests.differential.recorded import FILES, recorded, sources
from tests.differential.verdicts import Verdict

ANSWERS = [
    pytest.param(source, found, id=f"{file.stem}-{n}")
    for file in FILES
    for n, (source, found) in enumerate(recorded(file).items(), 1)
]


@pytest.mark.parametrize(("source", "reference"), ANSWERS)
def test_we_say_what_the_reference_said(source: str, reference: list[Verdict]) -> None:
    """Same places, kinds, names, suggested arrays and hints, but for the meant differences."""
    found = disagreements(source, reference, ours.judge(source))
    assert [each for each in found if explanation(each) is None] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_source_has_a_recorded_answer(file: Path) -> None:
    """A source added without `python -m tests.differential --record` would not be tested here."""
    assert list(recorded(file)) == sources(file)
