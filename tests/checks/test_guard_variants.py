"""Checks against the explorer, over every kind of guard: what breaks is named or left open, and what is called an error does harm."""

from __future__ import annotations

from collections import Counter

import pytest

import codegen
from codegen import Severity
from codegen.explore import explore
from tests.checks.guard_variants import Variant, variants

DEPTH = 4
ACTIONS = ("load", "sign_out", "sign_in", "switch", "resolve", "mount")
"""What a guard is for: all that makes a newer run begin, or the component go, while a request is under way."""

NEWER = frozenset({"stale-dispatch", "uncancelled-run", "late-capture", "vacuous-guard"})
"""Checks that name a run which goes on though a newer one has begun."""

UNMOUNTED = NEWER | {"dispatch-after-unmount"}
"""The same for one that goes on though the component has gone."""

NAMING = {"I2": NEWER, "I10": NEWER, "I6": UNMOUNTED}

ALL = tuple(variants())
SAMPLE = ALL[::19]
"""Every kind of source, operator, place and cleanup is in it more than once."""


def broken(variant: Variant) -> set[str]:
    """Return the invariants of races that some order of events breaks, with StrictMode on or off."""
    result = explore(variant.text, depth=DEPTH, invariants=tuple(NAMING), actions=ACTIONS)
    return {violation.invariant for violation in result.violations}


def signs_in(variant: Variant) -> bool:
    """Return whether a user whose token arrives is signed in: what sends nothing at all breaks no race."""
    actions = ("load", "resolve")
    return explore(variant.text, depth=3, strict_mode="off", actions=actions, invariants=("I1",)).holds


def judged(variant: Variant) -> str:
    """Return how checks and explorer fit together, and fail where they do not."""
    result = codegen.check(variant.text)
    assert result.errors == ()
    named = {finding.check for finding in result.findings}
    open_ = {abstention.check for abstention in result.abstained}
    harm = broken(variant)
    for invariant in harm:
        assert NAMING[invariant] & (named | open_), f"{invariant} breaks, and no check says a word: {variant.text}"
    if harm:
        return "broken, named" if UNMOUNTED & named else "broken, left open"
    errors = {finding.check for finding in result.findings if finding.severity is Severity.ERROR} & UNMOUNTED
    if errors:
        assert not signs_in(variant), (
            f"{sorted(errors)} on a guard that holds and lets its own run pass: {variant.text}"
        )
        return "sound, named: the guard lets no run pass, not even its own"
    return "sound, left open" if UNMOUNTED & open_ else "sound, clean"


@pytest.mark.parametrize("variant", SAMPLE, ids=lambda variant: variant.name)
def test_a_guard_is_called_what_it_is(variant: Variant) -> None:
    """A clean verdict is a promise: no order of events may break it."""
    assert judged(variant)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_every_guard_is_called_what_it_is() -> None:
    """All of them, with the figures; of what breaks, more is named than left open."""
    figures = Counter(judged(variant) for variant in ALL)
    print(f"\n{len(ALL)} guards: {dict(figures)}")  # noqa: T201 - the figures are the result
    assert figures["broken, named"] > figures["broken, left open"]
    assert figures["sound, clean"] >= 40


def test_the_sample_is_one_of_many_and_told_apart() -> None:
    """No two synchronizers alike."""
    assert len({variant.text for variant in ALL}) == len(ALL) >= 400
    assert len(SAMPLE) >= 25
