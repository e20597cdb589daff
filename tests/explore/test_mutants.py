"""The explorer finds the fault in every mutant of a preset, and it is the invariant named beforehand that says so."""

from __future__ import annotations

import pytest

from codegen.explore import explore
from tests.explore import mutants_acknowledged
from tests.explore.components import component
from tests.explore.mutants import MUTANTS, UNSEEN
from tests.explore.mutating import Mutant

OF_THE_LOOP = mutants_acknowledged.MUTANTS
SOME = (*MUTANTS[::12], *OF_THE_LOOP[::6])
"""A few of them for every run; the whole table is in the long test."""


def verdict(mutant: Mutant) -> str | None:
    """Return the trace by which the named invariant kills a mutant, or None."""
    result = explore(
        mutant.text,
        depth=mutant.depth,
        failures=mutant.failures,
        actions=mutant.actions,
        invariants=[mutant.killer],
        stop_when_broken=True,
    )
    violation = result.verdicts[mutant.killer].violation
    return None if violation is None else f"{'; '.join(violation.trace)}: {violation.says}"


@pytest.mark.parametrize("mutant", SOME, ids=lambda mutant: mutant.name)
def test_a_mutant_is_killed_by_the_invariant_named_beforehand(mutant: Mutant) -> None:
    assert verdict(mutant) is not None


@pytest.mark.long
@pytest.mark.parametrize("mutant", [*MUTANTS, *OF_THE_LOOP], ids=lambda mutant: mutant.name)
def test_every_mutant_is_killed_by_the_invariant_named_beforehand(mutant: Mutant) -> None:
    trace = verdict(mutant)
    print(f"\n{mutant.name} | {mutant.killer} | {trace}")  # noqa: T201 - the table is the result
    assert trace is not None


@pytest.mark.long
@pytest.mark.parametrize(
    ("mutant", "reason"), [*UNSEEN, *mutants_acknowledged.UNSEEN], ids=lambda value: getattr(value, "name", None)
)
def test_what_no_invariant_can_see_holds_as_its_reason_says(mutant: Mutant, reason: str) -> None:
    """A mutant that is called unseen must hold them all; should one break, its reason is wrong."""
    result = explore(mutant.text, depth=4)
    assert result.holds, f"{reason}, they say, but {[violation.says for violation in result.violations]}"


def test_there_are_enough_mutants() -> None:
    """Sixty at least, no two alike, and every invariant has one of its own to kill."""
    assert len({mutant.text for mutant in MUTANTS}) == len(MUTANTS) >= 60
    assert {mutant.killer for mutant in MUTANTS} == {
        "I0",
        "I1",
        "I1f",
        "I1x",
        "I2",
        "I3",
        "I4",
        "I4r",
        "I5",
        "I6",
        "I7",
        "I8",
        "I9",
        "I10",
    }


def test_there_are_enough_mutants_of_the_loop() -> None:
    """Twenty-five at least, no two alike, and each invariant of the closed loop has its own."""
    assert len({mutant.text for mutant in OF_THE_LOOP}) == len(OF_THE_LOOP) >= 25
    assert {mutant.killer for mutant in OF_THE_LOOP} >= {"I11", "I12", "I13"}


DEEP = {(mutant.actions, mutant.depth, mutant.failures) for mutant in OF_THE_LOOP if mutant.actions is not None}


@pytest.mark.parametrize(("actions", "depth", "failures"), sorted(DEEP, key=str))
def test_the_preset_holds_where_its_mutants_break(actions: tuple[str, ...], depth: int, failures: int) -> None:
    """A search deep enough to kill a mutant would say nothing if it broke the preset too."""
    result = explore(component("acknowledged"), depth=depth, actions=actions, failures=failures)
    assert result.holds, result.violations
