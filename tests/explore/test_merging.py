"""Merging equal states loses nothing, and a fingerprint that sees too little is found out."""

from __future__ import annotations

import pytest

from codegen.explore import Exploration, explore, machine
from tests.explore.components import EARLIER, PRESETS, component


def shortest(result: Exploration) -> dict[str, int]:
    return {violation.invariant: len(violation.trace) for violation in result.violations}


def compare(name: str, depth: int, strict: str) -> tuple[Exploration, Exploration]:
    """Search with and without merging; both must break the same invariants by traces of the same length."""
    merged = explore(component(name), depth=depth, strict_mode=strict)
    apart = explore(component(name), depth=depth, strict_mode=strict, merge=False)
    assert shortest(merged) == shortest(apart)
    assert merged.states < apart.states
    return merged, apart


@pytest.mark.parametrize("strict", ["off", "on"])
@pytest.mark.parametrize("name", ["1.3.1", "resilient", "acknowledged"])
def test_merging_is_sound(name: str, strict: str) -> None:
    compare(name, 3, strict)


@pytest.mark.long
@pytest.mark.parametrize("strict", ["off", "on"])
@pytest.mark.parametrize("name", [*EARLIER, *PRESETS])
def test_merging_is_sound_deeper(name: str, strict: str) -> None:
    """At depth 5; at 4 for the closed loop, whose orders of five events are 1.4 million."""
    merged, apart = compare(name, 4 if name == "acknowledged" else 5, strict)
    print(f"\n{name}, StrictMode {strict}: {merged.states:,} states stand for {apart.states:,}")  # noqa: T201


COUNTER = """
import { useEffect, useRef } from "react";
import { useAuth } from "@clerk/react";
import { useContext } from "react";
import { EventLoopContext } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";
export function Counts() {
  const { userId } = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const tell = useRef(null);
  if (tell.current === null) {
    let renders = 0;
    tell.current = () => ++renders;
  }
  useEffect(() => {
    if (tell.current() === 4) addEvents([ReflexEvent("clear_clerk_session")]);
  });
  return null;
}
"""
"""What it does depends on a variable that only a closure holds."""


def test_what_closures_hold_tells_states_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blinded to captured variables, the search merges what differs and misses the violation."""

    def find() -> Exploration:
        return explore(COUNTER, depth=4, strict_mode="off", actions=["render"], invariants=["I0"])

    assert shortest(find()) == {"I0": 3}
    seeing = machine.runtime_script()
    blind = seeing.replace(
        'if (captured !== null) this.#list(typeof captured === "function" ? read(captured) : captured);', ""
    )
    assert blind != seeing
    monkeypatch.setattr(machine, "runtime_script", lambda: blind)
    assert find().holds


ON_WINDOW = COUNTER.replace("tell.current() === 4", "(window.count = (window.count ?? 0) + 1) === 4")
IN_MODULE = COUNTER.replace("tell.current() === 4", "++count === 4").replace(
    "export function", "let count = 0;\nexport function"
)


@pytest.mark.parametrize("text", [ON_WINDOW, IN_MODULE], ids=["on window", "in the module"])
def test_what_is_kept_elsewhere_tells_states_apart(text: str) -> None:
    """A count on the page or in the module is part of the state, and every run begins without it."""
    result = explore(text, depth=4, strict_mode="off", actions=["render"], invariants=["I0"])
    assert shortest(result) == {"I0": 3}


@pytest.mark.parametrize("text", [ON_WINDOW, IN_MODULE], ids=["on window", "in the module"])
def test_what_is_kept_elsewhere_tells_states_apart_while_nothing_is_mounted(text: str) -> None:
    """After the first unmount the count is 1, after the second 2: who takes these for one state never meets the third mount."""
    third = text.replace("=== 4", "=== 3")
    result = explore(third, depth=4, strict_mode="off", actions=["unmount", "mount"], invariants=["I0"])
    assert shortest(result) == {"I0": 4}


WAITING = """
import { useEffect } from "react";
import { ReflexEvent } from "$/utils/state";
import { useContext } from "react";
import { EventLoopContext } from "$/utils/context";
export function Waits() {
  const [addEvents] = useContext(EventLoopContext);
  useEffect(() => {
    const run = async () => {
      BODY
    };
    run();
  }, []);
  return null;
}
"""

LOOPS = {
    "a counter": "for (let turn = 0; turn < 3; turn++) await pause(); clear();",
    "a list": "for (const turn of [1, 2, 3]) await pause(); clear();",
    "an operand": "let total = 0; total += (total, 1) + (await pause(), 2); await pause(); await pause(); if (total === 3) clear();",
    "a finally": "try { return await pause(); } finally { await pause(); await pause(); clear(); }",
    "a place in a list": "const list = [await pause(), await pause(), await pause()]; if (list.length === 3) clear();",
    "a property": "for (const key in { a: 1, b: 2, c: 3 }) await pause(); clear();",
}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS.keys())
def test_what_a_waiting_function_holds_tells_states_apart(body: str) -> None:
    """An async function that waits three times is in three different states, however its progress is held."""
    helpers = (
        "const pause = () => new Promise((resolve) => setTimeout(resolve, 5)); "
        "const clear = () => addEvents([ReflexEvent('clear_clerk_session')]); "
    )
    result = explore(
        WAITING.replace("BODY", helpers + body), depth=4, strict_mode="off", actions=["timer"], invariants=["I0"]
    )
    assert shortest(result) == {"I0": 3}
