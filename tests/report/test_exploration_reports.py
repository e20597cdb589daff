"""What a person sees of an exploration: the story, the diagrams, and the page to step through."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from codegen import preset, render
from codegen.explore import Exploration, Step, Violation, explore
from codegen.report import exploration_html, exploration_json, exploration_mermaid, exploration_text
from codegen.report.sequence import draw
from codegen.report.story import closing, scenes
from codegen.report.terminal import Terminal
from tests.explore.components import component

RACE = "load:out,sign_in:A,sign_out,resolve:0"


@pytest.fixture(scope="module")
def source() -> str:
    """Return the published component, as the preset renders it."""
    return render(preset("pr24"))


@pytest.fixture(scope="module")
def broken(source: str) -> Exploration:
    """Return an exploration that finds the published race, under one rule that breaks and one that holds."""
    return explore(source, path="pr24.jsx", depth=4, strict_mode="off", invariants=["I2", "I7"])


@pytest.fixture(scope="module")
def clean() -> Exploration:
    """Return an exploration that finds nothing."""
    return explore(render(preset("resilient")), depth=3, strict_mode="off", invariants=["I2"])


def test_text_tells_the_race_in_three_lanes(broken: Exploration) -> None:
    """The report is the story that a reader can follow without knowing the tool, and can run again."""
    text = exploration_text.render(broken)
    assert "I2 is broken: A set for A is dispatched after its sign-out; Clerk is signed out" in text
    lines = [line.split() for line in text.splitlines()]
    assert ["3", "the", "user", "signs", "out"] in lines
    assert any(line[:1] == ["4"] and line[-4:] == ["signed", "in", "as", "A"] for line in lines)
    assert f"--replay {RACE}" in text
    assert "breaks I2" in text
    assert "holds I7" in text


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_text_keeps_to_the_width_of_the_terminal(broken: Exploration, width: int) -> None:
    """No line runs over the edge of the terminal, except what must be copied whole."""
    for line in exploration_text.render(broken, Terminal(width=width)).splitlines():
        assert len(line) <= width or "--replay" in line


@pytest.mark.parametrize(("asked", "widest"), [("40", 40), ("100", 100), ("", 100), ("wide", 100)])
def test_the_lanes_in_a_pipe_keep_to_what_columns_asks_for(
    broken: Exploration, monkeypatch: pytest.MonkeyPatch, asked: str, widest: int
) -> None:
    """A pipe has no width, but the lanes need one: COLUMNS says which, as for other programs."""
    monkeypatch.setenv("COLUMNS", asked)
    lines = exploration_text.render(broken, Terminal.of(io.StringIO())).splitlines()
    head = next(number for number, line in enumerate(lines) if "browser, Clerk" in line)
    assert all(len(line) <= widest for line in lines[head : head + 5])
    assert (lines[head].index("backend") > 40) == (widest > 40)


def test_text_of_a_clean_exploration_says_how_far_was_looked(clean: Exploration) -> None:
    """Nothing found is only worth something beside the bound."""
    text = exploration_text.render(clean)
    assert "holds I2" in text
    assert "complete to depth 3" in text
    assert "broken" not in text


def test_json_lists_every_invariant_with_its_trace(broken: Exploration) -> None:
    """A program reads the same verdicts, those that hold too."""
    data = json.loads(exploration_json.render(broken))
    assert data["complete"] is True
    assert data["invariants"]["I7"]["holds"] is True
    assert data["invariants"]["I2"]["trace"] == RACE.split(",")
    assert {"component", "depth", "strict_mode", "states", "transitions", "seconds"} <= data.keys()


def test_mermaid_draws_the_dispatches(broken: Exploration) -> None:
    """The diagram for a pull request shows who told whom what, and where the rule broke."""
    text = exploration_mermaid.render(broken)
    assert "sequenceDiagram" in text
    assert "S->>C: getToken for A" in text
    assert "S->>B: set A" in text
    assert "✗ A set for A" in text
    assert ";" not in "".join(line for line in text.splitlines() if line.startswith("  Note")).replace("#59;", "")


class _Tags(HTMLParser):
    """Checks that elements close in order, and collects what the page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [
            value or "" for name, value in attrs if name in {"src", "href"} and not (value or "").startswith("#")
        ]
        if tag not in {"meta", "input", "link", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_loads_nothing_and_is_well_formed(broken: Exploration, source: str) -> None:
    """One file, whole: it can be attached to an issue and opened anywhere."""
    page = exploration_html.render(broken, source=source)
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.loaded == []
    assert len(re.findall(r'<span class="line" data-line=', page)) == len(source.splitlines())
    assert 'href="#I2"' in page


def stories(page: str) -> list[list[dict[str, Any]]]:
    """Return the steps that the page's script reads, by violation."""
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    read: list[list[dict[str, Any]]] = json.loads(found[1])
    return read


def test_page_carries_the_lines_that_ran(broken: Exploration, source: str) -> None:
    """Stepping through a trace highlights the code that ran at that step, an early return without braces, too."""
    steps = stories(exploration_html.render(broken, source=source))[0]
    lines = source.splitlines()
    ran = [lines[number - 1].strip() for number in steps[-1]["lines"]]
    assert steps[-1]["broken"]
    assert "if (myRequestId !== requestIdRef.current) return;" in ran
    assert "addEvents([" in ran
    signed_out = steps[3]["lines"]
    assert [lines[number - 1].strip() for number in signed_out][-2:] == ["if (", "return;"]


def test_page_carries_what_refs_held(broken: Exploration, source: str) -> None:
    """The race can be read off: the sign-out leaves the number of the request as it was."""
    steps = stories(exploration_html.render(broken, source=source))[0]
    assert [step["held"]["requestIdRef"] for step in steps] == ["0", "1", "2", "2", "2"]


def test_page_numbers_lines_as_the_file_that_a_person_opens(broken: Exploration) -> None:
    """A component in a Python file begins where the string begins."""
    home = component("1.3.1")
    first = home.position(0).line
    page = exploration_html.render(broken, source=home)
    numbers = [int(number) for number in re.findall(r'<span class="line" data-line="(\d+)"', page)]
    assert numbers == list(range(first, first + len(numbers)))
    assert first > 100
    assert set(stories(page)[0][-1]["lines"]) <= set(numbers)


def test_matrix_lists_every_invariant_with_its_verdict(broken: Exploration, source: str) -> None:
    page = exploration_html.render(broken, source=source)
    rows = re.findall(r"<tr><th scope=\"row\">(.+?)</tr>", page, re.DOTALL)
    told = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]
    assert [row.split()[0] for row in told] == list(broken.verdicts)
    assert told[0].endswith("✗ broken after 4 events")
    assert told[1].endswith("✓ holds")


def long_run(settling: int) -> Violation:
    """Return a violation whose run comes to rest after so many steps, at each of which something is done."""
    event = {"kind": "clear", "identity": None}
    steps = [
        Step(name, name, number > 1, (event,), "signed out", "signed out", {})
        for number, name in enumerate(["start", "load", *(f"rest {number}" for number in range(settling))])
    ]
    steps[-1] = replace(steps[-1], broken={"I4r": "without end"})
    return Violation("I4r", "without end", ("load",), "lose", False, tuple(steps))


def test_a_run_that_goes_round_in_circles_is_told_in_short() -> None:
    """Its beginning, how much is left out, and its end with what breaks; a short one is told in full."""
    told = scenes(long_run(100))
    assert len(told) == 2 + 8 + 1 + 3
    assert told[10].browser == "and so on, 89 more steps"
    assert [scene.browser for scene in told[-3:]] == ["rest 97", "rest 98", "rest 99"]
    assert told[-1].broken
    assert len(scenes(long_run(12))) == 14
    assert closing(long_run(100)) == "Then nothing more happens, and whatever is dispatched is lost."


def test_the_backend_tells_what_it_does_with_a_token() -> None:
    """In its own lane; the component has no part in it."""
    steps = tuple(
        Step(kind, kind, False, ({"kind": kind, "identity": "A"},), "signed in as A", "signed out", {})
        for kind in ("set", "verifying", "rejected", "lost")
    )
    told = scenes(Violation("I11", "", (), None, False, steps))
    assert [scene.backend for scene in told] == [
        "signed out",
        "begins to verify the token",
        "refuses the token",
        "nothing arrives",
    ]
    assert [bool(scene.component) for scene in told] == [True, False, False, False]


def test_drawing_says_which_step_each_scene_is(broken: Exploration) -> None:
    """By that the slider and the drawing find each other; the start, at which nothing is done, has no scene."""
    assert re.findall(r'<g class="scene" data-step="(\d+)">', draw(broken.violations[0])) == ["1", "2", "3", "4"]


def test_hostile_text_cannot_leave_the_page(broken: Exploration) -> None:
    """The component is anybody's: its text must stay text."""
    page = exploration_html.render(broken, source=render(preset("pr24")) + '\n// </script><script>alert("x")</script>')
    assert "<script>alert" not in page


def test_drawing_escapes_what_it_writes(broken: Exploration) -> None:
    """The drawing is markup: quotes and angle brackets of a message are not."""
    drawing = draw(broken.violations[0])
    assert drawing.startswith("<svg")
    assert drawing.count("<g ") == drawing.count("</g>")


def test_every_report_says_what_does_not_apply() -> None:
    """An invariant that nobody looked at is neither held nor broken: no reader may take it for held."""
    result = explore(render(preset("resilient")), depth=1, strict_mode="off", invariants=["I0", "I12"])
    assert "not applicable to ClerkSessionSynchronizer: I12" in exploration_text.render(result)
    assert "Not applicable: I12." in exploration_mermaid.render(result)
    told = json.loads(exploration_json.render(result))["invariants"]["I12"]
    assert (told["holds"], told["says"]) == (None, "not applicable")
    assert exploration_html.render(result).count("not applicable") == 1
    for report in (exploration_text, exploration_mermaid):
        assert "holds I0, I12" not in report.render(result)
