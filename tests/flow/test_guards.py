"""Which tests tell that a run is void: by a newer run, by unmounting, or not at all."""

from __future__ import annotations

import pytest

from codegen.flow.guards import GuardKind
from codegen.flow.operations import UselessGuard
from codegen.flow.reasons import Reason
from codegen.flow.state import Certainty, State
from tests.flow.running import ran, run

LATER = "load().then(() => {{ {} }}, () => {{}});"


def _state(effect: str, test: str, dependencies: str = "[value]", before: str = "") -> State:
    return run(effect.replace("LATER", LATER.format(test)), dependencies, before=before).at("x")


BOTH = {
    "flag": ("let active = true; LATER return () => { active = false; };", "if (active) mark('x');"),
    "flag the other way round": ("let gone = false; LATER return () => { gone = true; };", "if (!gone) mark('x');"),
    "flag in an object": (
        "const run = { live: true }; LATER return () => { run.live = false; };",
        "if (run.live) mark('x');",
    ),
    "flag that is a word": ("let s = 'on'; LATER return () => { s = 'off'; };", "if (s === 'on') mark('x');"),
    "flag that is a word, negated": ("let s = 'on'; LATER return () => { s = 'off'; };", "if (s !== 'off') mark('x');"),
    "flag turned by a helper": (
        "let a = true; const stop = () => { a = false; }; LATER return stop;",
        "if (a) mark('x');",
    ),
    "flag turned if it stands": ("let a = true; LATER return () => { if (a) a = false; };", "if (a) mark('x');"),
    "flag turned on both ways": (
        "let a = true; LATER return () => { if (value) { a = false; } else { a = false; } };",
        "if (a) mark('x');",
    ),
    "signal": ("const c = new AbortController(); LATER return () => c.abort();", "if (!c.signal.aborted) mark('x');"),
    "signal by another name": (
        "const c = new AbortController(); const { signal } = c; LATER return () => c.abort();",
        "if (signal.aborted) return; mark('x');",
    ),
    "signal that throws": (
        "const c = new AbortController(); LATER return () => c.abort();",
        "c.signal.throwIfAborted(); mark('x');",
    ),
    "request id with cleanup": (
        "const id = ++idRef.current; LATER return () => { idRef.current++; };",
        "if (id === idRef.current) mark('x');",
    ),
    "token object with cleanup": (
        "const me = {}; flagRef.current = me; LATER return () => { flagRef.current = null; };",
        "if (flagRef.current !== me) return; mark('x');",
    ),
    "symbol": (
        "const me = Symbol(); idRef.current = me; LATER return () => { idRef.current = null; };",
        "if (idRef.current === me) mark('x');",
    ),
    "ref that dies for good": ("LATER return () => { flagRef.current = false; };", "if (flagRef.current) mark('x');"),
}


@pytest.mark.parametrize("name", BOTH)
def test_a_guard_with_its_cleanup_tells_of_newer_runs_and_of_unmounting(name: str) -> None:
    """The test passes only for the newest run of a component that is still there."""
    state = _state(*BOTH[name])
    assert state.fresh
    assert state.mounted


NEWER_ONLY = {
    "request id": ("const id = ++idRef.current; LATER", "if (id === idRef.current) mark('x');"),
    "request id in two steps": (
        "idRef.current += 1; const id = idRef.current; LATER",
        "if (id !== idRef.current) return; mark('x');",
    ),
    "request id that grows": ("const id = ++idRef.current; LATER", "if (id < idRef.current) return; mark('x');"),
    "request id in a member": (
        "const id = ++boxRef.current.seq; LATER",
        "if (id === boxRef.current.seq) mark('x');",
    ),
    "controller that the next run aborts": (
        "flagRef.current?.abort?.(); const c = new AbortController(); flagRef.current = c; LATER",
        "if (!c.signal.aborted) mark('x');",
    ),
    "latest value": ("idRef.current = value; LATER", "if (idRef.current === value) mark('x');"),
}


@pytest.mark.parametrize("name", NEWER_ONLY)
def test_a_guard_without_cleanup_tells_of_newer_runs_only(name: str) -> None:
    """Unmounting changes nothing that it asks."""
    effect, test = NEWER_ONLY[name]
    state = _state(effect, test, before="const boxRef = useRef({ seq: 0 });")
    assert state.fresh
    assert not state.mounted


def test_a_mounted_ref_tells_of_unmounting_only() -> None:
    """The next run turns it back, so an older run passes it too."""
    state = _state(
        "flagRef.current = true; LATER return () => { flagRef.current = false; };", "if (flagRef.current) mark('x');"
    )
    assert not state.fresh
    assert state.mounted
    assert {guard.kind for guard in state.guards} == {GuardKind.MOUNTED}


def test_a_mounted_ref_of_another_effect_counts() -> None:
    """Every cleanup runs at unmount, so one effect may keep the flag and another ask it."""
    seen = ran(
        "const alive = useRef(true);\n"
        "useEffect(() => { alive.current = true; return () => { alive.current = false; }; }, []);\n"
        "useEffect(() => { load().then(() => { if (alive.current) mark('x'); }, () => {}); }, [value]);"
    )
    assert seen.at("x").mounted
    assert not seen.at("x").fresh


def test_a_mounted_ref_needs_its_cleanup_on_every_exit() -> None:
    """An effect that may leave without it promises nothing to others."""
    seen = ran(
        "const alive = useRef(true);\n"
        "useEffect(() => { if (!other) return; return () => { alive.current = false; }; }, []);\n"
        "useEffect(() => { load().then(() => { if (alive.current) mark('x'); }, () => {}); }, [value]);"
    )
    assert not seen.at("x").mounted


def test_the_node_of_an_element_is_gone_after_unmounting() -> None:
    """React empties a ref that is attached to an element."""
    seen = ran(
        "const box = useRef(null);\n"
        "useEffect(() => { load().then(() => { if (box.current) mark('x'); }, () => {}); }, [value]);\n"
        "return <div ref={box} />;"
    )
    assert seen.at("x").mounted
    assert not seen.at("x").fresh


NOTHING = {
    "conditional cleanup": ("let a = true; LATER return () => { if (value) a = false; };", "if (a) mark('x');"),
    "cleanup behind a conjunction": (
        "let a = true; LATER return () => { if (value && other) return; a = false; };",
        "if (a) mark('x');",
    ),
    "cleanup that is asynchronous": (
        "let a = true; LATER return () => { load().then(() => { a = false; }); };",
        "if (a) mark('x');",
    ),
    "flag turned the wrong way": ("let a = true; LATER return () => { a = true; };", "if (a) mark('x');"),
    "another flag": ("let a = true, b = true; LATER return () => { b = false; };", "if (a) mark('x');"),
    "flag of another instance": (
        "const make = () => ({ live: true }); const a = make(), b = make(); LATER return () => { b.live = false; };",
        "if (a.live) mark('x');",
    ),
    "other controller": (
        "const a = new AbortController(), b = new AbortController(); LATER return () => b.abort();",
        "if (!a.signal.aborted) mark('x');",
    ),
    "value of the render": ("LATER", "if (value) mark('x');"),
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_test_that_the_cleanup_does_not_certainly_turn_guards_nothing(name: str) -> None:
    """A run that is void can pass it."""
    effect, test = NOTHING[name]
    assert _state(effect, test).freshness is Certainty.NO


USELESS = {
    "never-changes": [
        ("const id = idRef.current; LATER", "if (id === idRef.current) mark('x');"),
        ("let active = true; LATER", "if (active) mark('x');"),
        ("const run = { live: true }; LATER", "if (run.live) mark('x');"),
        ("const c = new AbortController(); LATER", "if (!c.signal.aborted) mark('x');"),
    ],
    "late": [
        ("idRef.current++; LATER", "const id = idRef.current; if (id === idRef.current) mark('x');"),
        ("LATER", "const id = ++idRef.current; if (id === idRef.current) mark('x');"),
    ],
}


@pytest.mark.parametrize(("why", "effect", "test"), [(why, *row) for why, rows in USELESS.items() for row in rows])
def test_a_guard_that_cannot_fail_is_recorded_as_useless(why: str, effect: str, test: str) -> None:
    """It looks like protection, and the reason why it is none is kept."""
    seen = run(effect.replace("LATER", LATER.format(test)), before="")
    assert not seen.at("x").fresh
    assert why in {guard.why for guard in seen.of(UselessGuard) if isinstance(guard, UselessGuard)}


UNSURE = {
    Reason.REASSIGNED_GUARD: [
        ("let a = true; LATER mystery(() => { a = true; }); return () => { a = false; };", "if (a) mark('x');"),
        (
            "let id = ++idRef.current; LATER id = idRef.current; return () => {};",
            "if (id === idRef.current) mark('x');",
        ),
    ],
    Reason.ESCAPED_REF: [
        ("const id = ++idRef.current; track(idRef); LATER", "if (id === idRef.current) mark('x');"),
        ("const id = ++idRef.current; track({ deep: [idRef] }); LATER", "if (id === idRef.current) mark('x');"),
        ("const r = { live: true }; track(r); LATER return () => { r.live = false; };", "if (r.live) mark('x');"),
    ],
    Reason.ALIASED_REF: [
        ("const r = value ? idRef : flagRef; const id = ++r.current; LATER", "if (id === r.current) mark('x');"),
        ("let r = idRef; r = flagRef; const id = ++r.current; LATER", "if (id === r.current) mark('x');"),
    ],
    Reason.PARTIAL_GUARD: [("idRef.current = value; LATER", "if (idRef.current === value) mark('x');")],
    Reason.UNKNOWN_GUARD: [
        ("LATER", "if (isMounted()) mark('x');"),
        ("LATER", "if (job.cancelled) return; mark('x');"),
    ],
    Reason.SEVERAL_INSTANCES: [
        (
            "for (const i of value) { const r = { live: 1 }; all.push(r); LATER } return () => { for (const r of all) r.live = 0; };",
            "if (r.live) mark('x');",
        ),
    ],
}


@pytest.mark.parametrize(
    ("reason", "effect", "test"), [(reason, *row) for reason, rows in UNSURE.items() for row in rows]
)
def test_a_guard_that_others_may_change_is_not_decided(reason: Reason, effect: str, test: str) -> None:
    """Neither yes nor no: the state says why."""
    before = "const all = []; const { job } = useJob();"
    seen = run(effect.replace("LATER", LATER.format(test)), "[value, other]", before=before)
    state = seen.at("x")
    assert state.freshness is Certainty.UNSURE
    assert state.doubt is reason


def test_a_second_sure_guard_settles_a_doubt() -> None:
    """What one guard leaves open another can decide."""
    state = _state(
        "const id = ++idRef.current; track(idRef); let a = true; LATER return () => { a = false; };",
        "if (id !== idRef.current) return; if (!a) return; mark('x');",
    )
    assert state.fresh
