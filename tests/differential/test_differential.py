"""exhaustive-deps and rules-of-hooks say what the real plugin says, but for the differences that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen.hooks import dependencies, hook_order
from codegen.hooks.segments import CodePath
from codegen.hooks.stable_values import StableValues
from tests.differential import ours
from tests.differential.cases import cases
from tests.differential.comparison import Tally, compare, disagreements
from tests.differential.judging import Judgement, unexplained
from tests.differential.known import Known, known_disagreements
from tests.differential.npm_components import component_files
from tests.differential.recorded import FILES, recorded, sources
from tests.differential.reference import Reference
from tests.oracles import needs_node

pytestmark = needs_node


@pytest.fixture(scope="module")
def reference() -> Iterator[Reference]:
    with Reference() as running:
        yield running


def judged(tally: Tally, reference: Reference) -> Judgement:
    """Judge a tally and print its figures, which a failing test shows."""
    judgement = unexplained(tally, reference)
    print(f"{tally.report()}\n{judgement.report()}")  # noqa: T201 - the figures are what a reader wants of this test
    return judgement


@pytest.fixture(scope="module")
def thousand(reference: Reference) -> Tally:
    return compare(cases(0, 1_000), reference)


def test_a_thousand_sources_have_no_unexplained_disagreement(thousand: Tally, reference: Reference) -> None:
    """Same places, kinds, names, suggested arrays and hints on random components and on mutants of published ones."""
    assert judged(thousand, reference).unexplained == []
    assert thousand.cases > 950
    assert thousand.refused["by our parser only"] == 0


def test_a_thousand_sources_provoke_every_kind_of_complaint(thousand: Tally) -> None:
    """A kind that no source provokes would not be compared at all; valid sources must be there in number too."""
    of_arrays = set(dependencies.Kind) - {dependencies.Kind.DEPENDENCIES} | {"missing", "unnecessary", "duplicate"}
    assert {kind for rule, kind in thousand.kinds if rule == "exhaustive-deps"} == of_arrays
    assert {kind for rule, kind in thousand.kinds if rule == "rules-of-hooks"} == set(hook_order.Kind)
    assert min(thousand.valid.values()) > 300


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_twenty_thousand_sources_have_no_unexplained_disagreement(reference: Reference) -> None:
    """As above, on twenty times as many."""
    tally = compare(cases(0, 20_000), reference)
    assert judged(tally, reference).unexplained == []
    assert tally.cases > 19_000


def test_published_files_have_no_unexplained_disagreement(reference: Reference) -> None:
    """Whole files of Clerk, React Router, Framer Motion and Recharts, as they are."""
    tally = compare((file.read_text(encoding="utf-8") for file in component_files()), reference)
    assert judged(tally, reference).unexplained == []
    assert tally.cases > 100


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_recorded_answers_are_those_of_the_reference(file: Path, reference: Reference) -> None:
    """What tests without Node compare with is what the reference says today."""
    assert {source: reference.judge(source) for source in sources(file)} == recorded(file)


@pytest.mark.parametrize("known", known_disagreements(), ids=lambda known: known.id)
def test_each_meant_difference_is_still_there(known: Known, reference: Reference) -> None:
    """An entry that no longer holds, or that the comparison does not need, would hide faults."""
    mine = ours.judge(known.example)
    as_compared = disagreements(known.example, reference.judge(known.example), mine)
    as_it_comes = disagreements(known.example, reference.judge(known.example, plain=True, additional_hooks=""), mine)
    assert [known.explains(found) for found in as_it_comes] == [True]
    assert as_compared == ([] if known.only_plain else as_it_comes)


@pytest.mark.parametrize(
    ("owner", "name", "answer"),
    [(StableValues, "is_known", False), (StableValues, "captures_nothing", True), (CodePath, "is_certain", True)],
)
def test_a_fault_in_the_checks_is_found_and_shrunk(
    owner: type, name: str, answer: bool, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison is worth something only if a broken check fails it, with a source that a person can read."""
    monkeypatch.setattr(owner, name, lambda *_: answer)
    tally = compare(cases(0, 60), reference)
    tally.disagreements = tally.disagreements[:3]
    found = unexplained(tally, reference).unexplained
    assert found
    assert min(len(disagreement.code) for disagreement in found) < 120
