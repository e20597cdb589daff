"""Checks and explorer judge each other: what one of them says of a mutant, the other confirms, or the difference has a reason."""

from __future__ import annotations

import pytest

import codegen
from codegen import Severity
from tests.explore.components import EARLIER, component
from tests.explore.mutants import MUTANTS, UNSEEN
from tests.explore.test_mutants import verdict
from tests.explore.test_verdicts import explored

GAPS = {
    "what a condition asks for is meant or not, and only a run shows what follows": (
        "waits before the first attempt too",
        "memory begins with signed out",
    ),
    "whether something is said once or twice is a matter of runs, not of a path": (
        "sign-out twice",
        "asks fifty times before it sends",
        "sends twice",
        "goes on after it has sent",
        "what was sent is noted as a sign-out",
        "what was sent is noted without its connection",
    ),
    "how often and how long to try is a matter of numbers": (
        "one attempt",
        "two attempts",
        "one attempt less",
        "no attempt",
        "the delay never ends",
        "the time-out ends everything",
    ),
}
"""Mutants that break an invariant and that no check names, by reason. """


def findings(text: str) -> set[str]:
    """Return the ids of the checks that have something to say, be it advice."""
    return {finding.check for finding in codegen.check(text).findings}


def errors(text: str) -> set[str]:
    """Return the ids of the checks that call something an error."""
    return {finding.check for finding in codegen.check(text).findings if finding.severity is Severity.ERROR}


def test_every_broken_mutant_is_named_by_a_check_or_written_down() -> None:
    """A new gap shows here first."""
    written_down = {name for names in GAPS.values() for name in names}
    unnamed = {mutant.name for mutant in MUTANTS if not findings(mutant.text)}
    print(f"\n{len(MUTANTS) - len(unnamed)} of {len(MUTANTS)} mutants are named by a check")  # noqa: T201 - the size is the result
    assert unnamed == written_down


def test_the_preset_itself_is_clean() -> None:
    """Or a finding on a mutant would say nothing."""
    assert findings(component("resilient").text) == set()


UNSEEN_REASONS = {mutant.name: reason for mutant, reason in UNSEEN}


@pytest.mark.long
def test_every_error_has_a_trace_or_a_reason() -> None:
    """What a check calls an error breaks an invariant in some run; where it does not, the mutant is among the unseen, with the reason."""
    for mutant in MUTANTS:
        named = errors(mutant.text)
        if named:
            trace = verdict(mutant)
            print(f"\n{mutant.name} | {', '.join(sorted(named))} | {mutant.killer}: {trace}")  # noqa: T201 - the table is the result
            assert trace is not None
    for mutant, reason in UNSEEN:
        named = errors(mutant.text)
        if named:
            print(f"\n{mutant.name} | {', '.join(sorted(named))} | not observable: {reason}")  # noqa: T201 - as above


@pytest.mark.parametrize("name", EARLIER)
def test_errors_on_the_earlier_versions_have_traces(name: str) -> None:
    """Each earlier version has errors, and the exploration breaks an invariant of each family that they warn of."""
    families = {
        "stale-dispatch": {"I2", "I10"},
        "uncancelled-run": {"I2", "I10"},
        "dispatch-after-unmount": {"I6"},
        "gate-drops-change": {"I3"},
        "identity-not-in-key": {"I9"},
        "reconnect-unseen": {"I8"},
        "unhandled-rejection": {"I7"},
    }
    broken = {violation.invariant for violation in explored(name).violations}
    named = errors(component(name).text) & families.keys()
    assert named
    for check in named:
        assert broken & families[check], (
            f"{check} is an error on {name}, and no trace of at most four actions shows why"
        )
