"""A component that does not come back, throws at once or cannot be loaded: told with its place, and nothing else is claimed of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from codegen import InputError, Source
from codegen.compare.invariants import invariants
from codegen.explore import Exploration, explore, random_walks, replay
from codegen.explore import machine as machines
from codegen.explore.machine import MachineKind
from codegen.explore.tracing import judge_trace
from codegen.report import exploration_html, exploration_json, exploration_mermaid, exploration_text
from tests.oracles import needs_node

QUIET = """import { useEffect } from "react";
import { useAuth } from "@clerk/react";
export function Sync() {
  const { userId } = useAuth();
  useEffect(() => {
    if (userId === "user_A") {
      "here";
    }
  }, [userId]);
  return null;
}
"""
HANGS = QUIET.replace('"here";', "while (true) {}")
HANGS_AT_ONCE = HANGS.replace('userId === "user_A"', "true")
THROWS_AT_ONCE = HANGS_AT_ONCE.replace("while (true) {}", 'throw new TypeError("no");')
RENDERS_FOR_EVER = """import { useState } from "react";
export function Sync() {
  const [count, setCount] = useState(0);
  setCount(count + 1);
  return null;
}
"""
HANGS_AT_LINE_7 = "The component does not come back from line 7"
MACHINES = ["v8", pytest.param("node", marks=needs_node)]


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "PATIENCE", 0.25)


def trace_of_the_hang(exploration: Exploration) -> list[str]:
    """Return the trace that ends in the hang; it must be the violation of I7, and its story must end there."""
    violation = exploration.verdicts["I7"].violation
    assert violation is not None
    assert violation.says == HANGS_AT_LINE_7
    assert violation.steps[-1].broken == {"I7": HANGS_AT_LINE_7}
    assert [step.action for step in violation.steps[1:]] == list(violation.trace)
    return list(violation.trace)


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_search_ends_at_an_action_that_does_not_come_back(machine: MachineKind, jobs: int) -> None:
    """With the shortest trace to it; the search says that it was cut short."""
    found = explore(HANGS, depth=2, strict_mode="off", jobs=jobs, machine=machine)
    assert trace_of_the_hang(found) == ["load:A"]
    assert not found.complete
    assert "stopped within depth 1 by an action from which the component does not come back" in found.summary


def test_violations_that_were_found_before_the_hang_are_kept() -> None:
    found = explore(HANGS, depth=2, strict_mode="off")
    assert {"I3", "I7"} <= {violation.invariant for violation in found.violations}


def test_a_hang_is_told_though_nobody_watches_for_it() -> None:
    """Asked for I2 only, a component that cannot be run is no component that holds I2."""
    assert trace_of_the_hang(explore(HANGS, depth=1, strict_mode="off", invariants=["I2"])) == ["load:A"]


def test_random_walks_end_at_a_hang() -> None:
    found = random_walks(HANGS, count=5, length=10, seed=1, strict_mode="off")
    assert trace_of_the_hang(found)[-1] == "load:A"
    assert "stopped by an action from which the component does not come back" in found.summary


def test_a_hang_while_a_run_comes_to_rest_has_its_whole_trace() -> None:
    """Where the answer to a request hangs, the trace goes on to that answer."""
    text = HANGS.replace("const { userId }", "const { getToken, userId }")
    text = text.replace("while (true) {}", "getToken().then(() => {\n while (true) {} });")
    found = explore(text, depth=1, strict_mode="off").verdicts["I7"].violation
    assert found is not None
    assert found.trace == ("load:A", "resolve:0")
    assert found.says == "The component does not come back from line 8"


def test_a_replay_ends_with_the_step_that_does_not_come_back() -> None:
    """Its story has the steps before, and the line at which it hangs."""
    steps = replay(HANGS, ["load:A", "sign_out"])
    assert [step.action for step in steps] == ["start", "load:A"]
    assert steps[-1].lines == (7,)
    assert trace_of_the_hang(judge_trace(Source(HANGS, "x.jsx"), ["load:A"])) == ["load:A"]


def test_a_slow_component_is_no_hang() -> None:
    """Many walks are taken at one go, which may be longer than one action may take: what counts is that the run moves."""
    slow = QUIET.replace('"here";', "for (let count = 0; count < 5e6; count++);")
    found = random_walks(slow, count=150, length=10, seed=1, strict_mode="off", invariants=["I7"], jobs=1)
    assert found.holds, found.summary


def test_comparing_tells_a_hang_that_came_in_and_no_race_that_ended() -> None:
    """What a side that hangs did not break until then may be broken all the same."""
    found = invariants(Source(QUIET, "old.jsx"), Source(HANGS, "new.jsx"), 2)
    assert [violation.invariant for violation in found.broken] == ["I7"]
    assert found.mended == ()
    assert not found.complete


@pytest.mark.parametrize("invariants_", [None, ["I2"]])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HANGS_AT_ONCE, HANGS_AT_LINE_7),
        (THROWS_AT_ONCE, "The component throws (TypeError: no)"),
        (RENDERS_FOR_EVER, "The component throws (Error: Too many re-renders"),
    ],
)
def test_nothing_is_said_to_hold_of_a_component_that_cannot_be_mounted(
    text: str, says: str, invariants_: list[str] | None
) -> None:
    """Only what happens at once is told, whatever is watched, with a command that can be pasted."""
    found = explore(text, depth=2, strict_mode="off", invariants=invariants_)
    assert not found.holds
    assert found.held == ()
    told = exploration_text.render(found)
    assert says in told
    assert "0  the component is mounted" in told
    assert "replay: --replay ''\n" in told
    assert " holds " not in told
    assert "the component cannot be mounted: nothing else was explored" in told
    as_json = json.loads(exploration_json.render(found))
    assert as_json["invariants"]["I2"]["holds"] is None
    assert as_json["invariants"]["I2"]["says"] == "not explored"
    assert as_json["invariants"]["I7"]["trace"] == []
    assert "the component is mounted" in exploration_mermaid.render(found)


@pytest.mark.parametrize(
    "look",
    [
        lambda: random_walks(THROWS_AT_ONCE, count=3, length=5),
        lambda: judge_trace(Source(THROWS_AT_ONCE, "x.jsx"), []),
    ],
)
def test_walks_and_replays_say_that_it_cannot_be_mounted(look: Any) -> None:
    found: Exploration = look()
    assert [violation.invariant for violation in found.violations] == ["I7"]
    assert found.held == ()
    assert "nothing else was explored" in found.summary


def test_the_page_shows_the_hang() -> None:
    """The reader sees the trace, the line, and what was not explored."""
    page = exploration_html.render(explore(HANGS_AT_ONCE, depth=1, strict_mode="off"), source=HANGS_AT_ONCE)
    assert HANGS_AT_LINE_7 in page
    assert "broken at once" in page
    assert "not explored" in page
    assert '"lines": [7]' in page


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ('throw new Error("top");', "x.jsx:3: the file throws when it is loaded: Error: top"),
        ("const { a } = null;", "x.jsx:3: the file throws when it is loaded: TypeError: "),
        ("while (true) {}", "x.jsx:3: the file does not come back when it is loaded"),
    ],
)
def test_a_file_that_cannot_be_loaded_is_refused_with_the_line(statement: str, says: str) -> None:
    text = QUIET.replace("export", f"{statement}\nexport")
    with pytest.raises(InputError, match="^" + says):
        explore(text, path="x.jsx", depth=1)
