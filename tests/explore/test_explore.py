"""What `explore`, `random_walks` and `replay` take, return and refuse."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from codegen import InputError, JavaScriptSyntaxError, Source
from codegen.config import Events
from codegen.explore import Exploration, Progress, catalogue, explore, replay
from tests.explore.components import component
from tests.oracles import needs_node

EMPTY = "export function Nothing() { return null; }"
HOOKED = 'import { useRef } from "react";\nexport function Nothing() { useRef(0); return null; }'


def traces(result: Exploration) -> dict[str, int]:
    return {violation.invariant: len(violation.trace) for violation in result.violations}


def test_it_runs_beside_an_event_loop() -> None:
    """As in a notebook, or in a test that drives a browser: the loop waits for us, so we must not wait for it."""

    async def inside() -> Exploration:
        return explore(component("1.3.1"), depth=2)

    assert asyncio.run(inside()).states


def test_json_lists_every_invariant() -> None:
    """The form that other programs read: nothing but plain data, with the story of each violation."""
    result = explore(component("1.3.1"), depth=3)
    told = json.loads(json.dumps(result.to_json()))
    assert {
        "component",
        "depth",
        "strict_mode",
        "complete",
        "states",
        "transitions",
        "seconds",
        "invariants",
    } <= told.keys()
    assert list(told["invariants"]) == [rule.id for rule in catalogue().rules]
    broken = told["invariants"]["I1"]
    assert broken["holds"] is False
    assert broken["trace"] == ["load:out", "sign_in:A", "sign_out"]
    assert [step["action"] for step in broken["log"]][-2:] == ["resolve:0", "settled"]
    assert told["invariants"]["I3"] == {"holds": True, "rule": told["invariants"]["I3"]["rule"]}


def test_jobs_share_the_states() -> None:
    """Two machines find the same states, transitions and lengths as one."""
    one = explore(component("1.3.1"), depth=4, strict_mode="off", jobs=1)
    two = explore(component("1.3.1"), depth=4, strict_mode="off", jobs=2)
    assert (two.states, two.transitions) == (one.states, one.transitions)
    assert traces(two) == traces(one)


def test_settings_are_searched_side_by_side() -> None:
    """With a machine for each StrictMode setting, the outcome is that of one after the other, to the last trace."""
    seen: set[bool] = set()
    one = explore(component("1.3.1"), depth=4, jobs=1)
    two = explore(component("1.3.1"), depth=4, jobs=2, progress=lambda progress: seen.add(progress.strict_mode))
    assert seen == {False, True}
    assert (two.states, two.transitions, two.complete) == (one.states, one.transitions, one.complete)
    assert two.to_json()["invariants"] == one.to_json()["invariants"]


def test_a_search_that_fails_ends_the_other() -> None:
    """An error in one of two searches is raised, and the other does not go on for its whole hour."""

    def fail(progress: Progress) -> None:
        if progress.strict_mode:
            raise RuntimeError("the search under StrictMode failed")

    with pytest.raises(RuntimeError, match="under StrictMode failed"):
        explore(component("resilient"), depth=30, jobs=2, progress=fail)


@needs_node
def test_node_gives_the_same_answer() -> None:
    """The same runtime files, run by Node in place of the embedded V8."""
    embedded = explore(component("1.3.1"), depth=3)
    in_node = explore(component("1.3.1"), depth=3, machine="node")
    assert (in_node.states, traces(in_node)) == (embedded.states, traces(embedded))


def test_progress_is_told() -> None:
    """Levels come in order, and the numbers only grow."""
    seen: list[Progress] = []
    explore(component("resilient"), depth=3, strict_mode="off", progress=seen.append)
    assert [one.depth for one in seen] == sorted(one.depth for one in seen)
    assert seen[-1].depth == 3
    assert [one.states for one in seen] == sorted(one.states for one in seen)


def test_depth_zero_is_the_start_alone() -> None:
    result = explore(component("resilient"), depth=0, strict_mode="off")
    assert (result.states, result.transitions, result.complete) == (1, 0, True)


def test_actions_narrow_the_search() -> None:
    """Groups, single actions, and a minus to leave some out."""
    narrow = explore(component("1.3.1"), depth=4, actions=["load", "sign_in:A", "sign_out", "resolve"])
    assert traces(narrow)["I1"] == 3
    without = explore(component("1.3.1"), depth=3, actions=["-switch", "-transitive"], invariants=["I9"])
    assert without.holds


def test_names_of_events_can_be_chosen() -> None:
    """A component with other handlers is judged by those."""
    text = component("resilient").text.replace("set_clerk_session", "keep").replace("clear_clerk_session", "drop")
    assert explore(text, depth=3, events=Events(set="keep", clear="drop")).holds
    assert not explore(text, depth=2).holds


def test_replay_tells_the_story() -> None:
    """Each step with what everybody did, the lines that ran, and what broke."""
    source = component("1.3.1")
    steps = replay(source, ["load:out", "sign_in:A", "sign_out", "resolve:0"], settling=None)
    assert [step.says for step in steps][1:3] == ["Clerk loads signed out", "the user signs in as A"]
    assert steps[2].events[0]["kind"] == "request"
    assert steps[4].broken["I2"].startswith("A set for A is dispatched after its sign-out")
    assert (steps[4].clerk, steps[4].backend) == ("signed out", "signed in as A")
    ran = [source.line(line).strip() for line in steps[4].lines]
    assert any("addEvents" in line for line in ran)


def test_replay_tells_what_refs_and_states_hold() -> None:
    """The race of 1.3.1 can be read off its refs: the sign-out leaves the request id as it was."""
    steps = replay(component("1.3.1"), ["load:out", "sign_in:A", "sign_out", "resolve:0"], settling=None)
    assert [step.held["requestIdRef"] for step in steps] == ["0", "1", "2", "2", "2"]
    assert steps[-1].held["lastSentRef"] == '{ stateKey: "signed_in", addEvents: addEvents }'


HOLDER = """
import React, { useEffect, useReducer, useRef, useState } from "react";
import { useAuth } from "@clerk/react";
function useLast(value) {
  const innerRef = useRef([value]);
  return innerRef;
}
export function Sync() {
  const { getToken, userId } = useAuth();
  const [token, setToken] = useState(null);
  const [count, add] = useReducer((sum) => sum + 1, 0);
  const textRef = React.useRef("");
  const thingRef = useRef({ get trap() { throw new Error("read"); } });
  useLast(0);
  useEffect(() => {
    if (userId) getToken().then((given) => { textRef.current = `Bearer ${given}`; thingRef.current = [given]; setToken(given); add(); });
  }, [userId]);
  return null;
}
"""


def test_what_is_held_never_shows_a_token() -> None:
    """In states, refs, lists and longer texts; values are not run to be shown."""
    steps = replay(HOLDER, ["load:A", "resolve:0"], settling=None)
    assert steps[0].held == {
        "token": "null",
        "count": "0",
        "textRef": '""',
        "thingRef": "{ trap: computed }",
        "innerRef": "[0]",
    }
    assert steps[-1].held == {
        "token": "token of A",
        "count": "1",
        "textRef": '"Bearer ‹token of A›"',
        "thingRef": "[token of A]",
        "innerRef": "[0]",
    }


@pytest.mark.parametrize(
    ("trace", "says"),
    [
        (["load:out", "fly"], 'action 2 of the trace: no action is called "fly"'),
        (["sign_out"], "action 1 of the trace: sign_out cannot happen here"),
    ],
)
def test_a_trace_that_cannot_be_replayed(trace: list[str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        replay(component("1.3.1"), trace)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('import { useQuery } from "@tanstack/react-query";\n' + EMPTY, r'mine.jsx:1:10: .*"@tanstack/react-query"'),
        ('import { useTransition } from "react";\n' + EMPTY, r'knows no "useTransition" in "react"'),
        ('import "./styles.css";\n' + EMPTY, r'"./styles.css"'),
        (HOOKED.replace("useRef(0)", "useRef(fetch)"), r"mine.jsx:2:36: .*does not know the name fetch"),
        (HOOKED.replace("useRef(0)", "useRef(useState())"), r'import it from "react"'),
        ("const a = 1;", "defines no React component"),
        ("function A() { return <i />; } function B() { return <b />; }", "several components: A, B"),
        ("async function* f() {} " + HOOKED.split("\n")[1], "an async generator"),
        ("export default await 1;", "an await outside a function"),
        ('export * from "./other";', "an export from another module"),
        ("const f = async () => { for await (const a of []) ; };", "a for await loop"),
        ("async function f() { return arguments; }", "arguments inside an async function"),
        ('const load = () => import("./x");', "a dynamic import"),
        ("const f = { a() { return super.a; } };", "super in an object literal"),
    ],
)
def test_a_component_that_cannot_be_run_is_refused(text: str, says: str) -> None:
    """With the place and the reason, before anything runs."""
    with pytest.raises(InputError, match=says):
        explore(text, path="mine.jsx", depth=1)


def test_all_unknown_names_are_told_at_once() -> None:
    text = 'import { a } from "x";\nimport { b } from "y";\n' + HOOKED
    with pytest.raises(InputError) as caught:
        explore(text)
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"depth": -1}, "the depth is -1"),
        ({"failures": -1}, "the number of failures is -1"),
        ({"jobs": 0}, "the number of jobs is 0"),
        ({"jobs": 2, "merge": False}, "without merging cannot be shared"),
        ({"strict_mode": "maybe"}, "StrictMode cannot be 'maybe'"),
        ({"actions": ["fly"]}, "no action is called fly"),
        ({"invariants": ["I99"]}, "no invariant is called I99"),
        ({"component": "Other"}, "no component is called Other"),
    ],
)
def test_arguments_that_cannot_be_used(wanted: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        explore(HOOKED, **wanted)


def test_syntax_errors_have_their_place() -> None:
    with pytest.raises(JavaScriptSyntaxError) as caught:
        explore("export function A( { return null; }", path="mine.jsx")
    assert caught.value.problems[0].path == "mine.jsx"


def test_a_component_of_several_is_named() -> None:
    """Asked by name, one of several components is explored; one that only others use is not in the way."""
    text = HOOKED + "\nexport function Second() { useRef(1); return <Nothing />; }"
    assert explore(text, depth=1).component == "Second"
    assert explore(text, depth=1, component="Nothing").component == "Nothing"


def test_default_exports_and_memo() -> None:
    """Components come in more forms than a named function."""
    assert explore("export default () => <i />;", depth=1).component == "default"
    wrapped = 'import { memo } from "react";\nexport const Wrapped = memo(() => <i />);'
    assert explore(wrapped, depth=1).component == "Wrapped"


def test_a_source_keeps_its_path() -> None:
    assert explore(Source(HOOKED, "kept.jsx"), depth=1).path == "kept.jsx"
