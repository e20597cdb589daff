"""The demo as a person has it: `make app`, a browser without any of the tests' own helpers, and what there is to click."""

from __future__ import annotations

import re
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import Playwright, expect

from reflex_clerk.testing import browser
from tests.browser.building import ROOT

pytestmark = pytest.mark.long


def test_the_demo(clerk_playwright: Playwright) -> None:
    """As `make app` starts it: sign in, be refused and allowed, switch, pull the plug, and see both sides equal again."""
    command = [sys.executable, "-u", ROOT / "examples" / "demo" / "start.py"]
    demo = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert demo.stdout is not None
        told = ""
        for line in demo.stdout:
            told += line
            if "Ctrl-C" in line:
                break
        found = re.search(r"Open (\S+)", told)
        assert found is not None, told
        launched = clerk_playwright.chromium.launch(
            executable_path=browser.executable(), args=["--no-sandbox", "--disable-blink-features=AutomationControlled"]
        )
        page = launched.new_page()
        page.goto(found[1])
        verdict = page.get_by_role("status").first
        expect(verdict).to_have_text("equal", timeout=20_000)
        page.locator(".people li", has_text="Ada").get_by_role("button").click()
        expect(page.locator(".sides td").nth(1)).to_have_text("user_ada", timeout=10_000)
        page.get_by_text("Approve an invoice").click()
        expect(page.get_by_text("You are not allowed to do this.")).to_be_visible()
        page.get_by_text("Read the ledger").click()
        expect(page.locator(".lines li")).to_contain_text("user_ada has read the ledger")
        page.locator(".people li", has_text="Bob").get_by_role("button").click()
        expect(page.locator(".sides td").nth(1)).to_have_text("user_bob", timeout=10_000)
        expect(page.locator(".lines li")).to_have_count(0)
        page.get_by_text("Kill the backend").click()
        expect(verdict).to_have_text("the backend is away", timeout=20_000)
        expect(verdict).to_have_text("equal", timeout=40_000)
        expect(page.locator(".sides td").nth(1)).to_have_text("user_bob")
        page.get_by_text("Sign everybody out").click()
        expect(page.locator(".sides td").nth(1)).to_have_text("–", timeout=10_000)
        launched.close()
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(30)
