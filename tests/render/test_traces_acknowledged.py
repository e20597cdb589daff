"""Traces of the closed loop walked by hand: what `acknowledged` does at each step, in both styles."""

from __future__ import annotations

import pytest

from codegen.config import Style
from codegen.presets import preset
from codegen.render import render
from tests.render.telling import Story, tell, told_by, trace_of

REQUEST_TIMER = "timer 10000"
ANSWER = "timer 5000"
LATER_ANSWER = "timer 10000"
REFRESH = "timer 45000"
ASKS_A = (REQUEST_TIMER, "cached request A")
SIGN_IN: Story = (
    ("load:A",),
    ("hydrate", *ASKS_A),
    ("resolve:0", "cleared", "set A", ANSWER),
    ("deliver", "cleared", REFRESH),
)
REJECTED = ("refuse", "rejected", "cleared", REQUEST_TIMER, "request A")

STORIES: dict[str, tuple[Story, str]] = {
    "a sign-out waits for nothing": ([("load:out", "clear")], "signed out"),
    "a set waits for the page's state": ([*SIGN_IN], "signed in as A"),
    "a page that is loaded anew finds the backend in step": (
        [("reload:A",), ("load:A",), ("hydrate", "timer 43000"), ("navigate", "cleared"), ("hydrate", "timer 43000")],
        "signed in as A",
    ),
    "a reconnect, the state kept": (
        [*SIGN_IN, ("reconnect:kept", "cleared", REFRESH, "cleared"), ("hydrate", REFRESH)],
        "signed in as A",
    ),
    "a reconnect, the state lost": (
        [*SIGN_IN, ("reconnect:lost", "cleared", REFRESH, "cleared"), ("hydrate", *ASKS_A)],
        "signed in as A",
    ),
    "sign-out while a set is under way": (
        [*SIGN_IN[:3], ("sign_out", "cleared", "clear", ANSWER), ("deliver", "cleared", LATER_ANSWER)],
        "signed out",
    ),
    "a dispatch that is lost is said again, a little later each time": (
        [
            *SIGN_IN[:3],
            ("lose",),
            ("timer", *ASKS_A),
            ("resolve:0", "cleared", "set A", LATER_ANSWER),
            ("deliver", "cleared", REFRESH),
        ],
        "signed in as A",
    ),
    "a rejected token is replaced by a new one": (
        [*SIGN_IN[:3], REJECTED, ("resolve:0", "cleared", "set A", LATER_ANSWER), ("deliver", "cleared", REFRESH)],
        "signed in as A",
    ),
    "the second replacement waits": (
        [
            *SIGN_IN[:3],
            REJECTED,
            ("resolve:0", "cleared", "set A", LATER_ANSWER),
            ("refuse", "rejected", "cleared", "timer 20000"),
            ("timer", REQUEST_TIMER, "request A"),
        ],
        "signed in as A",
    ),
    "a refresh takes no token that the backend holds": (
        [
            *SIGN_IN,
            ("timer", *ASKS_A),
            ("cached:0", "request A"),
            ("resolve:0", "cleared", "set A", ANSWER),
            ("deliver", "cleared", REFRESH),
        ],
        "signed in as A",
    ),
    "a computer that slept asks when it wakes": ([*SIGN_IN, ("sleep", "cleared", *ASKS_A)], "signed in as A"),
    "a verification that takes a while is waited for": (
        [*SIGN_IN[:3], ("verify", "cleared", LATER_ANSWER), ("verified", "cleared", REFRESH)],
        "signed in as A",
    ),
}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("name", STORIES)
def test_acknowledged(name: str, style: Style) -> None:
    """Each step brings about what the story says, the backend ends as it says, and no invariant is broken."""
    story, backend = STORIES[name]
    told = tell(render(preset("acknowledged", style=style)), trace_of(story))
    assert told.steps == told_by(story)
    assert told.backend == backend
    assert not told.broken
