"""Seeded faults: every check names its own in at least twelve different dresses, each at the expected lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.checks import Check, CheckSettings, all_checks
from codegen.checks._race import RaceCheck
from codegen.findings import Finding, Severity
from codegen.js.parse import parse
from tests.checks.cases import Case, cases

FAULTS = Path(__file__).parent / "faults"
DRESSES = 12
SEEDED = [
    pytest.param(file.stem, case, id=f"{file.stem}: {case.name}")
    for file in sorted(FAULTS.glob("*.jsx"))
    for case in cases(file)
]


@pytest.mark.parametrize(("name", "case"), SEEDED)
def test_seeded_fault_is_named_at_its_lines(name: str, case: Case) -> None:
    """The check says something at each marked line, and at no other."""
    check: Check = all_checks()[name](CheckSettings())
    said = [item for item in check.run_program(parse(case.text)) if isinstance(item, Finding)]
    assert case.lines, "a seeded fault has a line"
    assert {item.start.line for item in said} == case.lines, [(item.start.line, item.message) for item in said]


@pytest.mark.parametrize(
    ("name", "case"), [item for item in SEEDED if issubclass(all_checks()[item.values[0]], RaceCheck)]
)
def test_a_race_is_told_as_a_story(name: str, case: Case) -> None:
    """An error that rests on the order of things says in which, in two steps at least."""
    for item in all_checks()[name](CheckSettings()).run_program(parse(case.text)):
        if isinstance(item, Finding):
            assert item.severity is not Severity.ERROR or len(item.path) >= 2, item.message


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_every_check_has_its_dresses(name: str) -> None:
    """Twelve different ones, told apart by name and by text."""
    seeded = list(cases(FAULTS / f"{name}.jsx"))
    assert len({case.name for case in seeded}) == len({case.text for case in seeded}) == len(seeded) >= DRESSES
