"""The published peer and this package through the same scenarios, in the same browser, against the same fake Clerk.

`make browser-compare` prints what each holds and loses, and what it takes: token requests, messages to the backend, and
the milliseconds from "Clerk is loaded" to "the page shows what the backend has verified".
"""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from rich.console import Console
from rich.table import Table

from reflex_clerk.testing import FakeClerk, User, browser
from tests.browser.backend import Backend
from tests.browser.building import HERE, Build, build
from tests.browser.serving import served
from tests.browser.tab import Tab
from tests.caching import CACHE, cached_folder

PEER = "reflex-clerk-api==1.3.1"

ANSWER_TIME = 0.15
"""Seconds that an answer of Clerk takes; realistic."""

LOADS = 5
"""Cold loads that the milliseconds are the median of."""

PATIENCE = 12.0
"""Seconds after which a side that is not right is lost."""

STOPWATCH = """() => {
  const poll = setInterval(() => {
    if (window.loadedAt === undefined && window.Clerk?.loaded) window.loadedAt = performance.now();
    if (document.querySelector("#user")?.textContent) {
      window.shownAt = performance.now();
      clearInterval(poll);
    }
  }, 1);
}"""


@dataclass
class Stage:
    """What a scenario plays on; every scenario gets a browser of its own."""

    clerk: FakeClerk
    backend: Backend
    browser: Browser
    address: str
    tabs: list[Tab] = field(default_factory=list)

    def user(self, name: str) -> User:
        """Add a user."""
        return self.clerk.add_user(f"{name}@example.com", id=f"user_{name}")

    def open(self, *users: User) -> Tab:
        """Open a tab in which these are signed in, the last one active."""
        context = self.browser.new_context()
        if users:
            browser.enter(context, self.clerk.add_client(*users), self.address)
        page = context.new_page()
        page.add_init_script(f"({STOPWATCH})()")
        self.tabs.append(Tab(page, self.clerk, self.backend, self.address))
        return self.tabs[-1].open()


Scenario = Callable[[Stage], None]


def cold_load_signed_out(stage: Stage) -> None:
    stage.open().wait_until_equal(None, PATIENCE)


def cold_load_signed_in(stage: Stage) -> None:
    ada = stage.user("ada")
    stage.open(ada).wait_until_equal(ada, PATIENCE)


def sign_in_and_out(stage: Stage) -> None:
    ada = stage.user("ada")
    tab = stage.open()
    tab.sign_in(ada)
    tab.wait_until_equal(ada, PATIENCE)
    tab.sign_out()
    tab.wait_until_equal(None, PATIENCE)


def switch_of_user(stage: Stage) -> None:
    ada, bob = stage.user("ada"), stage.user("bob")
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    tab.sign_in(bob)
    tab.wait_until_equal(bob, PATIENCE)


def switch_of_organization(stage: Stage) -> None:
    ada, acme = stage.user("ada"), stage.clerk.add_organization("Acme")
    stage.clerk.add_member(ada, acme)
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    tab.run("await Clerk.setActive({organization: argument})", acme.id)
    tab.wait_until_equal(ada, PATIENCE)


def sign_out_overtakes_a_token(stage: Stage) -> None:
    ada = stage.user("ada")
    tab = stage.open()
    tab.wait_until_equal(None, PATIENCE)
    held = stage.clerk.faults.add("sessions.tokens", hold="answer")
    tab.sign_in(ada)
    with contextlib.suppress(TimeoutError):  # who needs no new token asks for none
        held.wait_until_held(timeout=1)
    tab.sign_out()
    held.release()
    tab.stays_equal(None, seconds=2)


def short_drop(stage: Stage) -> None:
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    with tab.page.expect_websocket():
        stage.backend.cable.cut()
    tab.stays_equal(ada)


def backend_restarted(stage: Stage) -> None:
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    stage.backend.kill()
    stage.backend.start()
    tab.wait_until_equal(ada, PATIENCE)


def sign_out_while_the_backend_is_away(stage: Stage) -> None:
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    stage.backend.cable.pull()
    tab.sign_out()
    stage.backend.cable.plug(stage.backend.port)
    tab.wait_until_equal(None, PATIENCE)


def _one_bad_answer(stage: Stage, **fault: object) -> None:
    ada = stage.user("ada")
    stage.clerk.settings.token_life = 10
    added = stage.clerk.faults.add("sessions.tokens", times=1, **fault)
    tab = stage.open(ada)
    added.wait_for_hit()
    stage.clerk.settings.token_life = 60
    tab.wait_until_equal(ada, PATIENCE)


def token_not_found_once(stage: Stage) -> None:
    _one_bad_answer(stage, status=404)


def token_empty_once(stage: Stage) -> None:
    _one_bad_answer(stage, token="empty")  # noqa: S106 - the name of a fault


def token_expired_on_arrival(stage: Stage) -> None:
    _one_bad_answer(stage, token="expired")  # noqa: S106 - as above


def keys_rotated(stage: Stage) -> None:
    ada, bob = stage.user("ada"), stage.user("bob")
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    tab.sign_out()
    tab.wait_until_equal(None, PATIENCE)
    stage.clerk.rotate_keys()
    tab.sign_in(bob)
    tab.wait_until_equal(bob, PATIENCE)


def session_revoked(stage: Stage) -> None:
    ada = stage.user("ada")
    tab = stage.open(ada)
    tab.wait_until_equal(ada, PATIENCE)
    for session in stage.clerk.sessions:
        stage.clerk.revoke(session)
    tab.page.evaluate("window.dispatchEvent(new Event('focus'))")
    tab.wait_until_equal(None, PATIENCE)


SCENARIOS: tuple[Scenario, ...] = (
    cold_load_signed_out,
    cold_load_signed_in,
    sign_in_and_out,
    switch_of_user,
    switch_of_organization,
    sign_out_overtakes_a_token,
    short_drop,
    backend_restarted,
    sign_out_while_the_backend_is_away,
    token_not_found_once,
    token_empty_once,
    token_expired_on_arrival,
    session_revoked,
    keys_rotated,
)


@dataclass(frozen=True)
class Outcome:
    """How a scenario ended."""

    held: bool
    token_requests: int
    messages: int

    def __str__(self) -> str:
        return f"{'held' if self.held else 'LOST'} ({self.token_requests}, {self.messages})"


@dataclass(frozen=True)
class Contestant:
    """A package, on one of Clerk's lines."""

    name: str
    line: str
    build: Callable[[str], Build]


def ours(line: str) -> Callable[[str], Build]:
    """Return how this package's app is built."""
    return lambda key: build(f"app-{line}", TEST_CLERK=line, CLERK_PUBLISHABLE_KEY=key)


def peer(key: str) -> Build:
    """Build the published peer's app, with a Python of its own."""
    python = cached_folder("browser-peer", f"{PEER} {sys.version}", _install_peer) / "bin" / "python"
    app = HERE / "peer_app"
    return build("peer", app=app, python=python, sources=(), CLERK_PUBLISHABLE_KEY=key)


def _install_peer(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    command: list[str | Path] = [
        folder / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        PEER,
        "reflex==0.10.1",
        "greenlet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"pip could not install {PEER}:\n{done.stderr[-2000:]}"


CONTESTANTS = (
    Contestant(f"{PEER}, @clerk/clerk-react", "5", peer),
    Contestant("reflex_clerk, @clerk/clerk-react", "5", ours("clerk-react")),
    Contestant("reflex_clerk, @clerk/react", "6", ours("react")),
)


def play(stage: Stage, scenario: Scenario) -> Outcome:
    """Play one scenario from a clean start."""
    stage.clerk.reset()
    stage.clerk.settings.answer_time = ANSWER_TIME
    try:
        scenario(stage)
        held = True
    except (AssertionError, TimeoutError, PlaywrightTimeout):
        held = False
    messages = sum(len(tab.sent) for tab in stage.tabs)
    requests = stage.clerk.requests.count("sessions.tokens")
    stage.clerk.faults.clear()
    for tab in stage.tabs:
        tab.page.context.close()
    stage.tabs.clear()
    return Outcome(held, requests, messages)


def milliseconds(stage: Stage) -> float:
    """Return the median from "Clerk is loaded" to "the page shows the user that the backend has verified"."""
    stage.clerk.reset()
    stage.clerk.settings.answer_time = ANSWER_TIME
    ada = stage.user("ada")
    measured = []
    for _ in range(LOADS):
        tab = stage.open(ada)
        tab.page.wait_for_function("() => window.shownAt !== undefined")
        measured.append(tab.page.evaluate("() => window.shownAt - window.loadedAt"))
    for tab in stage.tabs:
        tab.page.context.close()
    stage.tabs.clear()
    return float(statistics.median(measured))


@contextlib.contextmanager
def staged(contestant: Contestant, clerk: FakeClerk, chromium: Browser, log: Path) -> Iterator[Stage]:
    """Build and run a contestant."""
    made = contestant.build(clerk.publishable_key)
    clerk.prepare_scripts(contestant.line)
    backend = Backend(made, {"CLERK_SECRET_KEY": clerk.secret_key, "CLERK_API_URL": clerk.api_url}, log)
    backend.start()
    try:
        with served(made.files, backend.address) as address:
            yield Stage(clerk, backend, chromium, address)
    finally:
        backend.close()


def main() -> int:
    """Print the table; the exit status tells whether this package held everything and took at most half the peer's time."""
    outcomes: dict[str, list[Outcome]] = {}
    times: dict[str, float] = {}
    with (
        FakeClerk(cache=CACHE / "clerk") as clerk,
        sync_playwright() as playwright,
        browser.chromium(playwright, clerk) as chromium,
        tempfile.TemporaryDirectory() as logs,
    ):
        for number, contestant in enumerate(CONTESTANTS):
            with staged(contestant, clerk, chromium, Path(logs) / f"{number}.txt") as stage:
                times[contestant.name] = milliseconds(stage)
                outcomes[contestant.name] = [play(stage, scenario) for scenario in SCENARIOS]
            Console(stderr=True).print(f"{contestant.name} is through.")
    _print(outcomes, times)
    first, *own = (contestant.name for contestant in CONTESTANTS)
    held = all(outcome.held for name in own for outcome in outcomes[name])
    return 0 if held and all(times[name] <= times[first] / 2 for name in own) else 1


def _print(outcomes: dict[str, list[Outcome]], times: dict[str, float]) -> None:
    table = Table("scenario (token requests, messages)", *outcomes)
    for number, scenario in enumerate(SCENARIOS):
        name = scenario.__name__.replace("_", " ")
        table.add_row(name, *(str(results[number]) for results in outcomes.values()))
    totals = (f"{sum(one.held for one in results)} of {len(results)}" for results in outcomes.values())
    table.add_section()
    table.add_row("held", *totals)
    requests = (str(sum(one.token_requests for one in results)) for results in outcomes.values())
    table.add_row("token requests", *requests)
    table.add_row("from Clerk loaded to signed in, ms", *(f"{times[name]:.0f}" for name in outcomes))
    Console(width=130).print(table)


if __name__ == "__main__":
    sys.exit(main())
