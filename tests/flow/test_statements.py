"""Loops to a fixed point, `try` with all its ways out, switch, labels, patterns."""

from __future__ import annotations

import pytest

from codegen.flow.operations import TokenRequest
from codegen.flow.state import Phase
from codegen.flow.values import Function, Reactive
from tests.flow.running import run

FLAG = "let active = true; const go = async () => {{ {} }}; go().catch(() => {{}}); return () => {{ active = false; }};"


def _run(code: str) -> bool:
    """Return whether the mark in an async function that starts fresh is still fresh."""
    return run(FLAG.format(code)).at("x").fresh


LOOPS = [
    ("while (value) { mark('x'); await load(); }", False),
    ("while (value) { if (!active) return; mark('x'); await load(); }", True),
    ("while (active) { mark('x'); await load(); }", True),
    ("do { mark('x'); await load(); } while (active);", True),
    ("do { mark('x'); await load(); } while (value);", False),
    ("for (let i = 0; i < 3; i++) { mark('x'); await load(); }", False),
    ("for (let i = 0; i < 3; i++) { if (i > 0) { await load(); if (!active) return; } mark('x'); }", True),
    ("for (let i = 0; i < 3 && active; i++) { mark('x'); await load(); }", True),
    ("for (const i of value) { await load(); if (!active) continue; mark('x'); }", True),
    ("for (const i of value) { await load(); if (!active) break; } mark('x');", False),
    ("for (;;) { await load(); if (active) break; } mark('x');", True),
    (
        "outer: for (const i of value) { for (const j of i) { await load(); if (!active) break outer; mark('x'); } }",
        True,
    ),
    (
        "outer: for (const i of value) { for (const j of i) { await load(); if (!active) continue outer; mark('x'); } }",
        True,
    ),
    ("for await (const i of feed) { if (!active) break; mark('x'); }", True),
    ("for await (const i of feed) { mark('x'); }", False),
    ("block: { if (value) break block; await load(); } mark('x');", False),
]


@pytest.mark.parametrize(("code", "fresh"), LOOPS)
def test_a_loop_is_run_until_nothing_changes(code: str, fresh: bool) -> None:
    """What holds in the first round holds in the loop only if every later round brings it back."""
    assert _run(code) is fresh


TRIES = [
    ("try { await load(); } catch { return; } if (active) mark('x');", True),
    ("try { await load(); } catch {} mark('x');", False),
    ("try { mark('x'); } finally { await load(); }", True),
    ("try { value; } finally { await load(); } mark('x');", False),
    ("try { await load(); } finally { if (active) mark('x'); }", True),
    ("try { await load(); } finally { mark('x'); }", False),
    ("try { mystery(); await load(); } catch { mark('x'); }", False),
    ("try { await Promise.resolve(1); value.a.b.c; } catch { mark('x'); }", False),
    ("try { mystery(); } catch { mark('x'); }", True),
    ("try { await load(); return; } finally { value; } mark('x');", True),
    ("try { try { await load(); } catch (e) { throw e; } } catch { mark('x'); }", False),
    ("for (const i of value) { try { break; } finally { await load(); } } mark('x');", False),
    ("const one = async () => { try { return 1; } finally { await load(); } }; await one(); mark('x');", False),
]


@pytest.mark.parametrize(("code", "fresh"), TRIES)
def test_try_is_left_on_every_way(code: str, fresh: bool) -> None:
    """Into `catch` from any point that may throw; through `finally` by return, break and throw."""
    seen = run(FLAG.format(code))
    if seen.reaches("x"):
        assert seen.at("x").fresh is fresh
    else:
        assert "return; }" in code


def test_a_throw_is_known_where_it_is_caught() -> None:
    """Behind `catch` something has failed; behind the whole statement that is not certain any more."""
    seen = run("try { mystery(); } catch { mark('in'); } mark('out');")
    assert seen.at("in").caught
    assert not seen.at("out").caught


def test_a_write_before_a_throw_is_undone_by_nobody() -> None:
    """What a `try` block may have written is not known to be as before in `catch`."""
    seen = run(
        "if (idRef.current) return; try { idRef.current = value; mystery(); } catch { if (idRef.current) mark('x'); }"
    )
    assert seen.reaches("x")


SWITCHES = [
    ("switch (value) { case 'a': if (!active) return; break; default: return; } mark('x');", True),
    ("switch (value) { case 'a': if (!active) return; } mark('x');", False),
    ("switch (value) { case 'a': if (!active) return; case 'b': mark('x'); }", False),
    ("switch (value) { default: if (!active) return; case 'b': } mark('x');", False),
]


@pytest.mark.parametrize(("code", "fresh"), SWITCHES)
def test_cases_are_entered_from_the_switch_and_from_above(code: str, fresh: bool) -> None:
    """A case without `break` falls into the next; without `default` none may be entered."""
    assert _run(f"await load(); {code}") is fresh


def test_a_case_knows_its_value_and_default_that_it_is_none_of_them() -> None:
    """What a case says of the value holds inside it."""
    seen = run(
        "switch (value) { case 'a': if (value !== 'a') mark('never'); break; default: if (value === 'a') mark('never'); mark('x'); }"
    )
    assert seen.reaches("x")
    assert not seen.reaches("never")


PATTERNS = [
    "const { a } = { a: () => {} }; mark('x', a);",
    "const { a: b } = { a: () => {} }; mark('x', b);",
    "const { c: { a } } = { c: { a: () => {} } }; mark('x', a);",
    "const { a = () => {} } = {}; mark('x', a);",
    "const [, a] = [1, () => {}]; mark('x', a);",
    "const [[a]] = [[() => {}]]; mark('x', a);",
    "const { ...all } = { a: () => {} }; mark('x', all.a);",
    "const own = { ...{ a: () => {} } }; mark('x', own.a);",
    "let a; ({ a } = { a: () => {} }); mark('x', a);",
    "let a; [a] = [() => {}]; mark('x', a);",
    "const own = {}; own.a = () => {}; mark('x', own.a);",
    "const own = {}; own['a'] = () => {}; mark('x', own.a);",
    "const give = ({ a }) => a; mark('x', give({ a: () => {} }));",
    "const give = (a = () => {}) => a; mark('x', give());",
    "const give = (first, ...rest) => first; mark('x', give(() => {}, 1));",
    "const a = value ? () => {} : null; mark('x', a);",
    "const a = value ?? (() => {}); mark('x', a);",
    "let a = null; a ??= () => {}; mark('x', a);",
    "const own = [() => {}]; for (const a of own) mark('x', a);",
    "const own = new Map(); own.set(value, () => {}); mark('x', own.get(value));",
]


@pytest.mark.parametrize("code", PATTERNS)
def test_a_function_is_found_through_patterns_and_containers(code: str) -> None:
    """Destructuring, defaults, spreads, members and containers hand a value on."""
    value = run(code).value("x")
    assert any(isinstance(option, Function) for option in getattr(value, "options", (value,)))


def test_props_and_hook_values_keep_their_origin() -> None:
    """A destructured prop is known as the prop that it is."""
    value = run("const copy = value; mark('x', copy);").value("x")
    assert isinstance(value, Reactive)
    assert value.origin == "props.value"


AGAIN = [
    ("const go = async () => { while (true) { await ask(); } }; go().catch(() => {});", True),
    ("const go = async () => { for (let n = 0; n < 3; n++) { await ask(); } }; go().catch(() => {});", False),
    ("const go = async () => { for (const wait of [1, 2]) { await ask(); } }; go().catch(() => {});", False),
    (
        "const go = async () => { let n = 0; while (true) { await ask(); if (n++ > 3) return; } }; go().catch(() => {});",
        False,
    ),
    ("const go = async () => { let n = 3; do { await ask(); n -= 1; } while (n > 0); }; go().catch(() => {});", False),
    (
        "const go = async () => { let n = 0; while (value) { await ask(); if (++n === 3) return; } }; go().catch(() => {});",
        False,
    ),
    (
        "const end = Date.now() + 9; const go = async () => { while (Date.now() < end) await ask(); }; go().catch(() => {});",
        False,
    ),
    ("const go = () => ask().catch(() => go()); go();", True),
    ("const go = (n) => ask().catch((e) => { if (n > 3) throw e; return go(n + 1); }); go(0).catch(() => {});", False),
    ("const go = () => { ask().catch(() => setTimeout(go, 5)); }; go();", True),
    ("const go = () => { ask().catch(() => later()); }; const later = () => setTimeout(go, 5); go();", True),
    ("const go = () => { ask().catch(() => { if (idRef.current++ < 3) setTimeout(go, 5); }); }; go();", False),
    ("const get = () => ask(); get().catch(get).catch(() => {});", False),
    ("ask().catch(() => ask()).catch(() => {});", False),
]


@pytest.mark.parametrize(("code", "again"), AGAIN)
def test_a_request_that_leads_back_to_itself_without_a_count_is_known(code: str, again: bool) -> None:
    """Loops, recursion, timers and helpers in a circle; a comparison of what is counted, or of the clock, bounds them."""
    requests = run(code).of(TokenRequest)
    assert any(request.again for request in requests if isinstance(request, TokenRequest)) is again


def test_an_effect_that_ends_with_an_if_has_two_ends() -> None:
    """`if (ready) { ... }` at the end is as good as an early return."""
    ends = run("if (value) { idRef.current = 1; }").effect.returns
    assert [bool(leave.state.wrote) for leave in ends] == [True, False]
    assert all(leave.state.phase is Phase.EFFECT for leave in ends)
