"""Traces walked by hand: what `resilient` does at each step, in both styles, and where `pr24` fails at the same places."""

from __future__ import annotations

import pytest

from codegen.presets import preset
from codegen.render import render
from tests.render.telling import Story, tell, told_by, trace_of

SIGN_IN: Story = (("load:A", "timer 10000", "request A"), ("resolve:0", "cleared", "set A"))
ASKS_A = ("timer 10000", "request A")
ASKS_B = ("timer 10000", "request B")

STORIES: dict[str, tuple[Story, str]] = {
    "sign-in": (
        [("load:out", "clear"), ("sign_in:A", *ASKS_A), ("resolve:0", "cleared", "set A")],
        "signed in as A",
    ),
    "sign-out": ([*SIGN_IN, ("sign_out", "clear")], "signed out"),
    "sign-out after a sign-in that never came through": (
        [("load:out", "clear"), ("sign_in:A", *ASKS_A), ("sign_out", "cleared"), ("resolve:0",)],
        "signed out",
    ),
    "sign-out while the first token is on its way": (
        [("load:A", *ASKS_A), ("sign_out", "cleared", "clear"), ("resolve:0",)],
        "signed out",
    ),
    "switch of user": ([*SIGN_IN, ("switch:B", *ASKS_B), ("resolve:0", "cleared", "set B")], "signed in as B"),
    "switch of organization": (
        [*SIGN_IN, ("switch:AO", "timer 10000", "request AO"), ("resolve:0", "cleared", "set AO")],
        "signed in as A as admin of an organization",
    ),
    "change of the role in an organization": (
        [*SIGN_IN, ("switch:AO", "timer 10000", "request AO"), ("switch:AM", "cleared", "timer 10000", "request AM")],
        "signed in as A as member of an organization",
    ),
    "switch of session": (
        [*SIGN_IN, ("switch:A2", "timer 10000", "request A2"), ("resolve:0", "cleared", "set A2")],
        "signed in as A in a second session",
    ),
    "switch while a token is on its way": (
        [("load:A", *ASKS_A), ("switch:B", "cleared", *ASKS_B), ("resolve:0",), ("resolve:0", "cleared", "set B")],
        "signed in as B",
    ),
    "switch, and the older token comes last": (
        [("load:A", *ASKS_A), ("switch:B", "cleared", *ASKS_B), ("resolve:1", "cleared", "set B"), ("resolve:0",)],
        "signed in as B",
    ),
    "there and back while a token is on its way": (
        [*SIGN_IN, ("switch:B", *ASKS_B), ("switch:A", "cleared"), ("resolve:0",)],
        "signed in as A",
    ),
    "transitive state, and the same session after it": ([*SIGN_IN, ("transitive",), ("arrive:A",)], "signed in as A"),
    "transitive state, and another user after it": (
        [*SIGN_IN, ("transitive",), ("arrive:B", *ASKS_B), ("resolve:0", "cleared", "set B")],
        "signed in as B",
    ),
    "transitive state, and signed out after it": ([*SIGN_IN, ("transitive",), ("arrive:out", "clear")], "signed out"),
    "transitive state while a token is on its way": (
        [
            ("load:A", *ASKS_A),
            ("transitive", "cleared"),
            ("reject:0",),
            ("arrive:A", *ASKS_A),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "retries with growing delays, and then silence": (
        [
            ("load:A", *ASKS_A),
            ("reject:0", "cleared", "timer 500"),
            ("timer", *ASKS_A),
            ("reject:0", "cleared", "timer 1000"),
            ("timer", *ASKS_A),
            ("reject:0", "cleared", "timer 2000"),
            ("timer", *ASKS_A),
            ("reject:0", "cleared"),
            ("render",),
            ("get_token",),
            ("reconnect:kept", *ASKS_A),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "failures leave the backend's session alone": (
        [*SIGN_IN, ("reconnect:kept", *ASKS_A), ("reject:0", "cleared", "timer 500"), ("transitive", "cleared")],
        "signed in as A",
    ),
    "null token, and a better one after it": (
        [
            ("load:A", *ASKS_A),
            ("null:0", "cleared", "timer 500"),
            ("timer", *ASKS_A),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "request that hangs": (
        [
            ("load:A", *ASKS_A),
            ("hang:0",),
            ("timer", "timer 500"),
            ("timer", *ASKS_A),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "answer after the time-out": (
        [
            ("load:A", *ASKS_A),
            ("timer", "timer 500"),
            ("resolve:0",),
            ("timer", *ASKS_A),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "short reconnect, state lost": (
        [*SIGN_IN, ("reconnect:lost", *ASKS_A), ("resolve:0", "cleared", "set A")],
        "signed in as A",
    ),
    "short reconnect while signed out, state lost": (
        [("load:out", "clear"), ("reconnect:lost", "clear")],
        "signed out",
    ),
    "short reconnect while a token is on its way": (
        [
            ("load:A", *ASKS_A),
            ("reconnect:lost", "cleared", *ASKS_A),
            ("resolve:0",),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "long reconnect, state lost": (
        [*SIGN_IN, ("drop",), ("return:lost", *ASKS_A), ("resolve:0", "cleared", "set A")],
        "signed in as A",
    ),
    "long reconnect while a token is on its way": (
        [
            ("load:A", *ASKS_A),
            ("drop", "cleared"),
            ("resolve:0",),
            ("return:lost", *ASKS_A),
            ("resolve:0", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "sign-out while the socket is down": (
        [*SIGN_IN, ("drop",), ("sign_out", "queued clear"), ("render",), ("return:kept", "clear")],
        "signed out",
    ),
    "switch while the socket is down": (
        [*SIGN_IN, ("drop",), ("switch:B",), ("return:kept", *ASKS_B), ("resolve:0", "cleared", "set B")],
        "signed in as B",
    ),
    "unmount with a request under way": ([("load:A", *ASKS_A), ("unmount", "cleared"), ("resolve:0",)], "told nothing"),
    "unmount with a timer armed": (
        [("load:A", *ASKS_A), ("reject:0", "cleared", "timer 500"), ("unmount", "cleared")],
        "told nothing",
    ),
    "mounted again": (
        [*SIGN_IN, ("unmount",), ("mount", *ASKS_A), ("resolve:0", "cleared", "set A")],
        "signed in as A",
    ),
    "a new getToken starts nothing": (
        [("load:A", *ASKS_A), ("get_token",), ("reject:0", "cleared", "timer 500"), ("timer", *ASKS_A)],
        "signed in as A",
    ),
    "a new addEvents voids the run under way": (
        [
            ("load:A", *ASKS_A),
            ("add_events", "cleared", *ASKS_A),
            ("resolve:0",),
            ("resolve:0", "cleared", "set A"),
            ("add_events",),
        ],
        "signed in as A",
    ),
    "renders and Fast Refresh change nothing": (
        [*SIGN_IN, ("render",), ("hot_update",), ("render",)],
        "signed in as A",
    ),
    "session with a task pending": ([("load:out", "clear"), ("pending:A",)], "signed out"),
}

STRICT: dict[str, tuple[Story, str]] = {
    "double effects with a request": (
        [
            ("load:A", *ASKS_A),
            ("unmount", "cleared"),
            ("mount", *ASKS_A, "cleared", *ASKS_A),
            ("resolve:1",),
            ("resolve:1", "cleared", "set A"),
        ],
        "signed in as A",
    ),
    "double effects while signed out": ([("load:out", "clear"), ("unmount",), ("mount", "clear")], "signed out"),
}

FAULTS: dict[str, tuple[str, set[str], str]] = {
    "the token of a sign-in arrives after the sign-out": (
        "load:out sign_in:A sign_out resolve:0",
        {"I1", "I2", "I10"},
        "signed in as A",
    ),
    "failures in the transitive state are told as a sign-out": (
        "load:A transitive reject:0 reject:0 timer reject:0 reject:0",
        {"I0"},
        "signed out",
    ),
    "a null token signs out for good": ("load:A null:0", {"I1f", "I5"}, "signed out"),
    "two failures sign out": ("load:A reject:0 reject:0 timer reject:0 reject:0", {"I5", "I1f"}, "signed out"),
    "a token that waited through a drop of the socket": ("load:A drop resolve:0", {"I1x"}, "signed out"),
    "a run of an unmounted component repeats what the next one said": (
        "load:A unmount sign_out mount null:0",
        {"I4"},
        "signed out",
    ),
    "a dispatch after the unmount": ("load:A unmount resolve:0", {"I6"}, "signed in as A"),
    "never sent again after a reconnect": ("load:A resolve:0 reconnect:lost", {"I8"}, "told nothing"),
    "a switch of user is not seen": ("load:A resolve:0 switch:B", {"I9"}, "signed in as A"),
    "a switch through the transitive state is not seen": (
        "load:A resolve:0 transitive arrive:B",
        {"I9"},
        "signed in as A",
    ),
    "the token of the user before": ("load:A switch:B resolve:0", {"I9", "I10"}, "signed in as A"),
}

RESILIENT = {style: render(preset("resilient", style=style)) for style in ("async", "promise")}
PR24 = render(preset("pr24"))


@pytest.mark.parametrize("style", RESILIENT)
@pytest.mark.parametrize("name", STORIES)
def test_resilient(name: str, style: str) -> None:
    """Each step does what it should and no more; afterwards, left to itself, the run breaks no invariant."""
    story, backend = STORIES[name]
    told = tell(RESILIENT[style], trace_of(story))
    assert told.steps == told_by(story)
    assert (told.broken, told.backend) == (frozenset(), backend)


@pytest.mark.parametrize("style", RESILIENT)
@pytest.mark.parametrize("name", STRICT)
def test_resilient_in_strict_mode(name: str, style: str) -> None:
    """React mounts, unmounts and mounts each component in development: the first run is void, the second one counts."""
    story, backend = STRICT[name]
    told = tell(RESILIENT[style], trace_of(story), strict=True)
    assert told.steps == told_by(story)
    assert (told.broken, told.backend) == (frozenset(), backend)


@pytest.mark.parametrize("name", FAULTS)
def test_pr24_fails_where_resilient_does_not(name: str) -> None:
    """The faults that the published component is known for, each by its shortest trace."""
    trace, broken, backend = FAULTS[name]
    told = tell(PR24, trace)
    assert (set(told.broken), told.backend) == (broken, backend)


def test_the_faults_of_pr24_are_those_of_the_contract() -> None:
    """The row of the published version in the contract's table of earlier forms."""
    broken = {name for _, names, _ in FAULTS.values() for name in names}
    assert broken == {"I0", "I1", "I1f", "I1x", "I2", "I4", "I5", "I6", "I8", "I9", "I10"}


def test_pr24_signs_out_at_once_and_handles_every_rejection() -> None:
    """What its pull request did mend: a sign-out waits for no request, and no rejection goes unhandled."""
    assert tell(PR24, "load:A sign_out").steps[-1] == ("clear",)
    told = tell(PR24, "load:A reject:0 reject:0 timer reject:0 reject:0", settling="reject")
    assert not told.broken & {"I3", "I7"}


def test_pr24_repeats_once_after_half_a_second() -> None:
    """A new token, else the cached one; the same again after 500 ms; then the backend is cleared."""
    told = tell(PR24, "load:A reject:0 reject:0 timer reject:0 reject:0")
    assert told.steps == (
        ("request A",),
        ("cached request A",),
        ("timer 500",),
        ("request A",),
        ("cached request A",),
        ("clear",),
    )
