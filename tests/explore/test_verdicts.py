"""The verdicts of the contract come out for every earlier version and preset, with its shortest traces."""

from __future__ import annotations

from functools import cache

import pytest

import codegen
from codegen.config import Style
from codegen.explore import Exploration, explore, random_walks
from codegen.source import Source
from tests.explore.components import EARLIER, PRESETS, component

VIOLATED = {
    "I0": {"pr22", "review", "1.3.1"},
    "I1": set(EARLIER),
    "I2": set(EARLIER),
    "I1f": set(EARLIER),
    "I3": {"review"},
    "I4": set(EARLIER),
    "I5": set(EARLIER),
    "I6": set(EARLIER),
    "I7": {"1.2.4"},
    "I8": set(EARLIER),
    "I9": set(EARLIER),
    "I10": set(EARLIER),
}
"""Which earlier version breaks which invariant. I4 of 1.3.1 needs five actions; all the others show within four."""


@cache
def explored(name: str) -> Exploration:
    return explore(component(name), depth=4, strict_mode="off")


@pytest.mark.parametrize("invariant", [name for name in VIOLATED if name != "I4"])
@pytest.mark.parametrize("name", EARLIER)
def test_earlier_versions(name: str, invariant: str) -> None:
    """The table of the contract, one cell a test."""
    verdict = explored(name).verdicts[invariant]
    assert verdict.holds is (name not in VIOLATED[invariant]), verdict


@pytest.mark.parametrize("name", EARLIER)
def test_the_same_identity_is_sent_twice(name: str) -> None:
    """I4: the earlier versions send what an unmounted component had begun, beside what the mounted one sends."""
    actions = ["load", "mount", "resolve"]
    result = explore(component(name), depth=5, strict_mode="off", actions=actions, invariants=["I4"])
    assert not result.holds


@pytest.mark.parametrize(("name", "holds"), [("1.2.4", True), ("pr22", False), ("review", False), ("1.3.1", False)])
def test_rejected_requests_alone(name: str, holds: bool) -> None:
    """I5 without a null token: 1.2.4 leaves the backend alone when a request is rejected, its successors sign it out."""
    actions = ["load", "reject", "timer"]
    assert explore(component(name), depth=6, failures=4, actions=actions, invariants=["I5"]).holds is holds


TRACES_OF_1_3_1 = {
    "I0": "load:A transitive null:0",
    "I1": "load:out sign_in:A sign_out",
    "I2": "load:out sign_in:A sign_out resolve:0",
    "I1f": "load:A null:0",
    "I5": "load:A null:0",
    "I6": "load:A unmount resolve:0",
    "I9": "load:A switch:B",
    "I10": "load:A switch:B resolve:0",
}


@pytest.mark.parametrize("invariant", TRACES_OF_1_3_1)
def test_shortest_traces_of_the_published_version(invariant: str) -> None:
    """The traces that the contract tells of: none shorter exists, and these are the first of their length."""
    violation = explored("1.3.1").verdicts[invariant].violation
    assert violation is not None
    assert " ".join(violation.trace) == TRACES_OF_1_3_1[invariant]


def test_the_race_says_what_is_wrong() -> None:
    """The published version's race, as a person reads it."""
    violation = explored("1.3.1").verdicts["I1"].violation
    assert violation is not None
    assert violation.says == "Clerk is signed out, the backend holds A"
    assert violation.settling == "resolve"
    assert [step.action for step in violation.steps] == [
        "start",
        "load:out",
        "sign_in:A",
        "sign_out",
        "resolve:0",
        "settled",
    ]
    assert [event["kind"] for event in violation.steps[4].events] == ["set", "backend"]


def test_a_switch_through_the_transitive_state() -> None:
    """1.2.4 had that one right, as long as answers come in order; the published 1.3.1 lost it."""
    actions = ["load", "transitive", "resolve:0"]
    broken = {name: not explore(component(name), depth=4, actions=actions, invariants=["I9"]).holds for name in EARLIER}
    assert broken == {"1.2.4": False, "pr22": True, "review": True, "1.3.1": True}


def test_the_preset_behaves_as_the_published_component() -> None:
    """`pr24` has the same states, transitions and traces as the component of 1.3.1."""
    preset, published = explored("pr24"), explored("1.3.1")
    assert (preset.states, preset.transitions) == (published.states, published.transitions)
    assert {violation.invariant: violation.trace for violation in preset.violations} == {
        violation.invariant: violation.trace for violation in published.violations
    }


def test_resilient_holds() -> None:
    """With both StrictMode settings, two failures and expired tokens."""
    result = explore(component("resilient"), depth=4)
    assert result.holds, result.violations
    assert result.complete
    assert result.states > 3_000


def test_acknowledged_holds() -> None:
    """The closed loop, with a backend that counts, rejects, is slow and loses what it is sent, and with wrong clocks."""
    result = explore(component("acknowledged"), depth=4)
    assert result.holds, result.violations
    assert result.complete
    assert result.states > 4_000
    assert result.not_applicable == ()


@pytest.mark.parametrize("name", [*EARLIER, "pr24", "resilient"])
def test_the_closed_loop_is_not_asked_of_others(name: str) -> None:
    """A component without the props of the acknowledgement is left alone by what is about it."""
    result = explored(name)
    assert result.not_applicable == ("I11", "I12", "I13")
    assert not {"I11", "I12", "I13"} & set(result.held)


@pytest.mark.long
def test_acknowledged_holds_to_depth_6() -> None:
    """The aim of the contract, with both StrictMode settings; the size of the search is printed."""
    result = explore(component("acknowledged"), depth=6, jobs=2)
    print(f"\nacknowledged: {result.summary}")  # noqa: T201 - the size is the result
    assert result.holds, result.violations
    assert result.complete


@pytest.mark.long
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("seed", range(1, 6))
def test_random_walks_of_acknowledged_hold(seed: int, style: Style) -> None:
    """40,000 walks of 40 actions under each StrictMode setting, 400,000 in all with each: what is rare takes many."""
    text = codegen.render(codegen.preset("acknowledged").model_copy(update={"style": style}))
    result = random_walks(Source(text, f"acknowledged-{style}.jsx"), count=40_000, length=40, seed=seed)
    print(f"\n{result.summary}")  # noqa: T201 - the size is the result
    assert result.holds, result.violations


@pytest.mark.long
def test_resilient_holds_to_depth_7() -> None:
    """The aim of the contract; the size of the search is printed."""
    result = explore(component("resilient"), depth=7, jobs=2)
    print(f"\nresilient: {result.summary}")  # noqa: T201 - the size is the result
    assert result.holds, result.violations
    assert result.complete


@pytest.mark.long
@pytest.mark.parametrize("name", [*EARLIER, *PRESETS])
def test_verdicts_at_depth_6(name: str) -> None:
    """Nothing that holds to depth 4 breaks two actions later."""
    result = explore(component(name), depth=6, strict_mode="off")
    print(f"\n{name}: {result.summary}: {[violation.invariant for violation in result.violations]}")  # noqa: T201
    expected = {invariant for invariant, versions in VIOLATED.items() if {"pr24": "1.3.1"}.get(name, name) in versions}
    assert {violation.invariant for violation in result.violations} - {"I1x"} == expected
