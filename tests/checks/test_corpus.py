"""Sound effects, after React's documented patterns: the checks are silent, or the finding is classed with its reason."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import codegen
from codegen.explore import explore
from tests.checks.cases import HEAD, PAGE, Case, cases
from tests.checks.judged import IMPORTS

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

SYNCHRONIZERS = [
    pytest.param(case, id=case.name) for case in cases(CORPUS / "synchronizer.jsx", HEAD) if "s.set" in case.text
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


@pytest.mark.parametrize("case", SYNCHRONIZERS)
def test_a_sound_synchronizer_breaks_nothing(case: Case) -> None:
    """What is called sound holds every invariant of an open loop, as far as three events go."""
    module = case.text.replace("function Sync", "export function Sync").replace("s.set", "s.set_clerk_session")
    text = IMPORTS + module.replace("s.clear", "s.clear_clerk_session")
    found = explore(text, depth=3, failures=1, actions=("-hot_update",)).violations
    assert {violation.invariant: violation.trace for violation in found} == {}


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
