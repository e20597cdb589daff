"""The pages of comparisons and explorations in a real browser: nothing overflows, and a trace can be stepped through."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from codegen.compare import compare
from codegen.explore import explore
from codegen.report import comparison_html, exploration_html
from reflex_clerk.testing.browser import executable
from tests.explore.components import component

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra: browser)")

Open = Callable[..., "playwright.Page"]
SIZES = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write both pages, of 1.3.1: what the explorer finds in it, and what it has become since the review's version."""
    folder = tmp_path_factory.mktemp("pages")
    source = component("1.3.1")
    found = explore(source, depth=4, strict_mode="off", invariants=["I2", "I7"])
    texts = {
        "exploration": exploration_html.render(found, source=source),
        "comparison": comparison_html.render([compare(component("review"), source, explore_depth=4)]),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Run one headless Chromium."""
    with playwright.sync_playwright() as driver:
        if executable() is None and not Path(driver.chromium.executable_path).exists():
            pytest.skip("no Chromium: install it, or run `playwright install chromium`")
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        opened = driver.chromium.launch(executable_path=executable(), args=sandbox)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: playwright.Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Open a page at a width and in a scheme of colours; whatever its script complains of fails the test."""
    opened, complaints = [], []

    def open_(name: str, width: int = 1280, scheme: str = "light", anchor: str = "") -> playwright.Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        opened.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(pages[name].as_uri() + anchor)
        return page

    yield open_
    for page in opened:
        page.close()
    assert complaints == []


@pytest.mark.parametrize(("width", "scheme"), SIZES)
@pytest.mark.parametrize("name", ["exploration", "comparison"])
def test_a_page_fits_the_screen_in_both_schemes(open_page: Open, name: str, width: int, scheme: str) -> None:
    """No page is wider than the screen, and what it is written on has the colour that was asked for."""
    page = open_page(name, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    red = int(page.evaluate("getComputedStyle(document.body).backgroundColor").removeprefix("rgb(").split(",")[0])
    assert (red < 60) == (scheme == "dark")


def test_a_trace_of_an_exploration_is_stepped_through(open_page: Open) -> None:
    """It begins where the invariant breaks; a step back shows what ran then, and that the request id stayed as it was."""
    page = open_page("exploration")
    trace = page.locator("#I2")
    assert "✗ A set for A is dispatched after its sign-out" in trace.locator("div.now").inner_text()
    trace.get_by_label("step back").click()
    now = trace.locator("div.now").inner_text()
    assert now.startswith("3 of 4: the user signs out")
    assert trace.locator(".held .moved").count() == 0
    assert ") return" in [line.strip() for line in trace.locator(".line.ran").all_inner_texts()]
    assert (trace.locator(".scene.now").text_content() or "").strip() == "the user signs out"
    trace.locator(".scene").first.click()
    assert trace.locator("div.now").inner_text().startswith("1 of 4: Clerk loads signed out")
    assert trace.locator(".held .moved").all_inner_texts() == ['{ stateKey: "signed_out", addEvents: addEvents }', "1"]
    trace.get_by_label("step of the trace").press("End")
    assert trace.locator("div.now").inner_text().startswith("4 of 4")


def test_a_race_of_a_comparison_leads_to_its_trace(open_page: Open) -> None:
    """The id in the summary unfolds the trace; stepping marks the lines that ran in the text of the new side."""
    page = open_page("comparison", anchor="#c1-I2")
    trace = page.locator("#c1-I2")
    assert trace.get_attribute("open") is not None
    trace.get_by_label("step back").click()
    assert "the user signs out" in trace.locator("li.now").inner_text()
    assert ") return" in [line.strip() for line in page.locator("td.new.ran").all_inner_texts()]
    page.get_by_role("link", name="I9").click()
    assert page.locator("#c1-I9").get_attribute("open") is not None


def test_a_change_leads_to_its_lines(open_page: Open) -> None:
    page = open_page("comparison")
    page.get_by_role("link", name="after, line 455").first.click()
    assert "set_clerk_session" in page.locator("td:target + td").inner_text()
