"""Sound effects, after React's documented patterns: the checks are silent, or the finding is classed with its reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import codegen
from tests.checks.cases import HEAD, PAGE, Case, cases

CORPUS = Path(__file__).parent / "corpus"
CLASSED = tomllib.loads((CORPUS / "findings.toml").read_text(encoding="utf-8"))["finding"]
VERDICTS = {"reference", "true", "wrong"}
SINKS = ("report", "send")
"""Functions of the corpus that take what an effect carries, so that the race checks look at them."""

SOUND = [
    pytest.param(file.stem, case, id=f"{file.stem}: {case.name}")
    for file in sorted(CORPUS.glob("*.jsx"))
    for case in cases(file, HEAD if file.stem == "synchronizer" else PAGE)
]


@pytest.mark.parametrize(("file", "case"), SOUND)
def test_sound_effect_draws_what_is_classed_and_no_more(file: str, case: Case) -> None:
    """No finding that nobody has read, no abstention, no error."""
    result = codegen.check(case.text, sinks=SINKS)
    known = Counter(item["check"] for item in CLASSED if (item["file"], item["case"]) == (file, case.name))
    assert Counter(finding.check for finding in result.findings) == known, [item.message for item in result.findings]
    assert result.abstained == ()
    assert result.errors == ()
    assert result.components >= 1


def test_the_corpus_is_large_and_told_apart() -> None:
    """At least 150 effects, no two of them the same."""
    texts = {param.values[1].text for param in SOUND}
    assert len(texts) == len(SOUND) >= 150


def test_every_classed_finding_has_its_reason_and_none_is_wrong() -> None:
    """What is classed names an effect that exists; a false alarm is mended, not written down."""
    names = {(param.values[0], param.values[1].name) for param in SOUND}
    for item in CLASSED:
        assert (item["file"], item["case"]) in names
        assert item["verdict"] in VERDICTS - {"wrong"}
        assert len(item["reason"].split()) >= 5
