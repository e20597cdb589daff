"""Helpers, recursion, callbacks and hooks: code is followed to where it runs, with the values that it is given there."""

from __future__ import annotations

import pytest

from codegen.flow.operations import Dispatch, RefWrite
from codegen.flow.reasons import Reason
from codegen.flow.state import Phase
from tests.flow.running import ran, run

FOLLOWED = [
    ("const go = () => mark('x'); go();", ""),
    ("function go() { mark('x'); } go();", ""),
    ("go(); function go() { mark('x'); }", ""),
    ("(function () { mark('x'); })();", ""),
    ("const own = { go() { mark('x'); } }; own.go();", ""),
    ("const own = { go: () => mark('x') }; const { go } = own; go();", ""),
    ("const call = (f) => f(); call(() => mark('x'));", ""),
    ("const make = () => () => mark('x'); make()();", ""),
    ("const go = value ? () => mark('x') : () => {}; go();", ""),
    ("let go = () => {}; go = () => mark('x'); go();", ""),
    ("idRef.current = () => mark('x'); idRef.current();", ""),
    ("outer();", "const outer = () => mark('x');"),
    ("memo();", "const memo = useCallback(() => mark('x'), []);"),
    ("event();", "const event = useEffectEvent(() => mark('x'));"),
    ("held();", "const held = useMemo(() => () => mark('x'), []);"),
    ("latest.current();", "const latest = useRef(() => mark('x'));"),
    ("latest.current();", "const latest = useRef(); latest.current = () => mark('x');"),
]


@pytest.mark.parametrize(("code", "before"), FOLLOWED)
def test_a_function_is_followed_from_where_it_is_called(code: str, before: str) -> None:
    """Whatever name, object, ref or hook holds it."""
    assert run(code, before=before).at("x").phase is Phase.EFFECT


def test_a_function_of_the_module_is_followed() -> None:
    """Helpers beside the component count as its code."""
    seen = run(
        "announce(value);", outside="function announce(what) { inner(what); }\nconst inner = (what) => mark('x', what);"
    )
    assert seen.at("x").phase is Phase.EFFECT
    assert getattr(seen.value("x"), "origin", "") == "props.value"


def test_the_latest_ref_written_by_another_effect_is_followed() -> None:
    """`useEffect(() => { ref.current = handler })` hands the handler to the effect that calls the ref."""
    seen = ran(
        "const latest = useRef(null); const handler = () => mark('x');\n"
        "useEffect(() => { load().then(() => latest.current(), () => {}); }, []);\n"
        "useEffect(() => { latest.current = handler; });"
    )
    assert seen.at("x").phase is Phase.CONTINUATION


def test_a_helper_is_told_apart_by_its_callers() -> None:
    """What one caller knows another one need not."""
    seen = run(
        "let active = true; const send = (how) => mark(how);"
        "load().then(() => { if (active) send('safe'); send('bare'); }, () => {}); return () => { active = false; };"
    )
    marks = [item for item in seen.of(Dispatch) if isinstance(item, Dispatch)]
    told = {str(item.arguments[0]): item.state.fresh for item in marks}
    assert told == {"Constant(value='safe')": True, "Constant(value='bare')": False}


def test_two_refs_of_one_helper_are_two() -> None:
    """A custom hook that is called twice makes two refs, and its effects write each its own."""
    seen = ran(
        "const a = useLatest(value); const b = useLatest(other); mark('a', a); mark('b', b); useEffect(() => {}, []);",
        outside="function useLatest(x) { const box = useRef(x); useEffect(() => { box.current = x; }, [x]); return box; }",
    )
    writes = [write for write in seen.of(RefWrite) if isinstance(write, RefWrite)]
    assert seen.value("a") is not seen.value("b")
    assert [write.ref for write in writes] == [seen.value("a"), seen.value("b")]
    assert Reason.ALIASED_REF not in seen.reasons()


def test_a_custom_hook_of_the_same_file_is_followed_with_its_effects() -> None:
    """Its effects belong to the component, and its flag to the run."""
    outside = (
        "function useSend(what, send) { useEffect(() => { let on = true; load().then(() => { if (on) send('x'); }, () => {});"
        "return () => { on = false; }; }, [what]); }"
    )
    seen = ran("useSend(value, mark);", outside=outside)
    assert seen.at("x").fresh
    assert len(seen.component.effects) == 1


def test_a_flag_in_a_helper_that_returns_the_cleanup_belongs_to_the_run() -> None:
    """`return start(...)` hands on the cleanup of what it started."""
    seen = run(
        "return start(value);",
        outside=(
            "function start(what) { let on = true; load(what).then(() => { if (on) mark('x'); }, () => {});"
            "return () => { on = false; }; }"
        ),
    )
    assert seen.at("x").fresh


RECURSION = [
    "const go = (n) => { if (n > 3) return; mark('x'); go(n + 1); }; go(0);",
    "const odd = (n) => { mark('x'); even(n - 1); }; const even = (n) => { if (n) odd(n - 1); }; even(value);",
    "const go = async (n) => { if (n > 3) return; await load(); mark('x'); await go(n + 1); }; go(0).catch(() => {});",
    "const go = (n) => load().then(() => { mark('x'); return n > 3 ? null : go(n + 1); }); go(0).catch(() => {});",
    "const go = () => { mark('x'); setTimeout(go, 5); }; go();",
    "const walk = (node) => node.kids.forEach((kid) => { mark('x'); walk(kid); }); walk(value);",
]


@pytest.mark.parametrize("code", RECURSION)
def test_recursion_reaches_its_fixed_point(code: str) -> None:
    """Calls of oneself end, and nothing is left undecided."""
    seen = run(code)
    assert seen.reaches("x")
    assert seen.reasons() <= {"unknown-callee"}


def test_a_recursion_behind_a_boundary_is_as_stale_as_its_latest_round() -> None:
    """The first call is fresh, those behind the timer are not."""
    seen = run("const go = () => { mark('x'); setTimeout(go, 5); }; go();")
    assert {state.fresh for state in seen.states("x")} == {True, False}


def test_code_behind_a_call_that_never_returns_is_not_reached_and_breaks_nothing() -> None:
    """Endless recursion inside an expression ends the path, not the run."""
    seen = run("const go = () => go() + 1; if (value) { mark('before'); const n = go() + mark('never'); } mark('x');")
    assert seen.reaches("before")
    assert not seen.reaches("never")
    assert seen.reaches("x")


def test_a_setters_updater_runs_with_the_dispatch() -> None:
    """`show((old) => ...)` is called while React renders; what it does is not done by the effect's path."""
    seen = run("show((old) => { mark('x'); return old; }); mark('after');")
    assert seen.reaches("x")
    assert seen.at("after").phase is Phase.EFFECT


def test_a_mutual_pair_of_effects_is_run_once_each() -> None:
    """Each effect has its own operations."""
    seen = ran("useEffect(() => mark('a'), []); useEffect(() => mark('b'), []);")
    assert [len(effect.of(Dispatch)) for effect in seen.component.effects] == [1, 1]
