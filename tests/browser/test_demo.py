"""The demo as a person has it: `make app`, a browser without any of the tests' own flags, and what there is to click."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from reflex_clerk.testing import browser
from tests.browser.building import ROOT

pytestmark = pytest.mark.long


@pytest.fixture
def demo() -> Iterator[str]:
    """Start it, and give the address that it tells the person at the terminal."""
    command: list[str | Path] = [sys.executable, "-u", ROOT / "examples" / "demo" / "start.py"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as started:
        told = ""
        assert started.stdout is not None
        for line in started.stdout:
            told += line
            if "Ctrl-C" in line:
                break
        found = re.search(r"Open (\S+)", told)
        assert found is not None, told
        yield found[1]
        started.send_signal(signal.SIGINT)


@pytest.fixture
def page(clerk_playwright: Playwright) -> Iterator[Page]:
    """Open a browser; the one flag keeps clerk-js from taking it for one that is offline."""
    flags = ["--no-sandbox", "--disable-blink-features=AutomationControlled"]
    with contextlib.closing(
        clerk_playwright.chromium.launch(executable_path=browser.executable(), args=flags)
    ) as launched:
        yield launched.new_page()


def test_sign_in_be_refused_switch_and_pull_the_plug(demo: str, page: Page) -> None:
    page.goto(demo)
    verdict, lines = page.get_by_role("status").first, page.locator(".lines li")
    here = page.locator(".sides td").nth(1)
    expect(verdict).to_have_text("equal", timeout=20_000)
    page.locator(".people li", has_text="Ada").get_by_role("button").click()
    expect(here).to_have_text("user_ada", timeout=10_000)
    page.get_by_text("Approve an invoice").click()
    expect(page.get_by_text("Only an administrator may approve")).to_be_visible()
    page.locator(".cl-organizationSwitcherTrigger").click()
    page.locator(".cl-organizationSwitcherPopoverCard").get_by_text("Analytical Engines").click()
    expect(page.locator(".sides td").nth(7)).to_have_text("org:admin", timeout=10_000)
    page.get_by_text("Approve an invoice").click()
    expect(lines).to_contain_text("user_ada has approved an invoice in analytical-engines")
    page.get_by_text("Read the ledger").click()
    expect(lines.first).to_contain_text("user_ada has read the ledger")
    page.locator(".people li", has_text="Bob").get_by_role("button").click()
    expect(here).to_have_text("user_bob", timeout=10_000)
    expect(lines).to_have_count(0)
    page.get_by_text("Kill the backend").click()
    expect(verdict).to_have_text("the backend is away", timeout=20_000)
    expect(verdict).to_have_text("equal", timeout=40_000)
    expect(here).to_have_text("user_bob")
    page.get_by_text("Sign everybody out").click()
    expect(here).to_have_text("–", timeout=10_000)
