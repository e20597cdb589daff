"""Plays scenarios from a clean start, and takes the time of a cold load."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError

from reflex_clerk.testing import FakeClerk
from tests.browser.scenarios import Scenario
from tests.browser.stage import Stage

ANSWER_TIME = 0.15
"""Seconds that an answer of Clerk takes; realistic."""

LOADS = 5
"""Cold loads that the milliseconds are the median of."""

STOPWATCH = """(() => {
  const poll = setInterval(() => {
    if (window.loadedAt === undefined && window.Clerk?.loaded) window.loadedAt = performance.now();
    if (document.querySelector("#user")?.textContent) {
      window.shownAt = performance.now();
      clearInterval(poll);
    }
  }, 1);
})()"""


@dataclass(frozen=True)
class Outcome:
    """How a scenario ended."""

    lost: str | None
    """What was wrong, or None."""
    complaints: list[str]
    """What was logged that should not be."""
    token_requests: int
    messages: int

    @property
    def held(self) -> bool:
        """Whether the backend ended with what Clerk holds, and never with anybody else."""
        return self.lost is None

    def __str__(self) -> str:
        errors = ", errors logged" if self.complaints else ""
        return f"{'held' if self.held else 'LOST'} ({self.token_requests}, {self.messages}){errors}"


def play(clerk: FakeClerk, open_stage: Callable[[], Stage], scenario: Scenario) -> Outcome:
    """Play one scenario."""
    _clean(clerk)
    with open_stage() as stage:
        lost = None
        try:
            scenario(stage)
        except (AssertionError, TimeoutError, PlaywrightError) as problem:
            lost = f"{type(problem).__name__}: {problem}"
        clerk.faults.clear()
        return Outcome(
            lost=lost,
            complaints=stage.complaints(),
            token_requests=clerk.requests.count("sessions.tokens"),
            messages=sum(len(tab.sent) for tab in stage.tabs),
        )


def milliseconds(clerk: FakeClerk, open_stage: Callable[[], Stage]) -> float:
    """Return the median from "Clerk is loaded" to "the page shows the user that the backend has verified"."""
    _clean(clerk)
    measured = []
    for _ in range(LOADS):
        with open_stage() as stage:
            stage.context.add_init_script(STOPWATCH)
            page = stage.open(stage.user("ada")).page
            page.wait_for_function("() => window.shownAt !== undefined")
            measured.append(page.evaluate("() => window.shownAt - window.loadedAt"))
    return float(statistics.median(measured))


def _clean(clerk: FakeClerk) -> None:
    clerk.reset()
    clerk.settings.answer_time = ANSWER_TIME
