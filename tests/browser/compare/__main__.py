"""Print the table; names of scenarios as arguments play only those."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console

from reflex_clerk.testing import FakeClerk, browser
from tests.browser.compare.contestants import CONTESTANTS
from tests.browser.compare.measuring import Outcome, milliseconds, play
from tests.browser.compare.table import explain, show
from tests.browser.scenarios import LONG, QUICK
from tests.caching import CACHE


def main(wanted: list[str]) -> int:
    """Return 0 if this package held everything, logged no error, and took at most half the published one's time."""
    scenarios = {story.__name__: story for story in (*LONG, *QUICK) if not wanted or story.__name__ in wanted}
    outcomes: dict[str, list[Outcome]] = {}
    times: dict[str, float] = {}
    with (
        FakeClerk(cache=CACHE / "clerk") as clerk,
        sync_playwright() as playwright,
        browser.chromium(playwright, clerk) as chromium,
        tempfile.TemporaryDirectory() as logs,
    ):
        for number, contestant in enumerate(CONTESTANTS):
            results = outcomes[contestant.name] = []
            with contestant.running(clerk, chromium, Path(logs) / f"{number}.txt") as open_stage:
                times[contestant.name] = milliseconds(clerk, open_stage)
                for name, scenario in scenarios.items():
                    results.append(play(clerk, open_stage, scenario))
                    explain(name, results[-1])
            Console(stderr=True).print(f"{contestant.name} is through.")
    show([name.replace("_", " ") for name in scenarios], outcomes, times)
    first, *own = (contestant.name for contestant in CONTESTANTS)
    held = all(outcome.held and not outcome.complaints for name in own for outcome in outcomes[name])
    return 0 if held and all(times[name] <= times[first] / 2 for name in own) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
