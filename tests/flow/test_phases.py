"""When code runs: rendering, the effect, behind each kind of boundary, in the cleanup, on events."""

from __future__ import annotations

import pytest

from codegen.flow.boundaries import BoundaryKind, Phase
from tests.flow.running import ran, run

BOUNDARIES = [
    ("await", "const go = async () => { await load(); mark('x'); }; go();", BoundaryKind.AWAIT),
    (
        "for await",
        "const go = async () => { for await (const item of feed) { mark('x'); } }; go();",
        BoundaryKind.AWAIT,
    ),
    ("then", "load().then(() => mark('x'));", BoundaryKind.THEN),
    ("catch", "load().catch(() => mark('x'));", BoundaryKind.CATCH),
    ("second argument of then", "load().then(null, () => mark('x'));", BoundaryKind.CATCH),
    ("finally", "load().finally(() => mark('x'));", BoundaryKind.FINALLY),
    ("timer", "setTimeout(() => mark('x'), 5);", BoundaryKind.TIMER),
    ("interval of window", "window.setInterval(() => mark('x'), 5);", BoundaryKind.TIMER),
    ("animation frame", "requestAnimationFrame(() => mark('x'));", BoundaryKind.TIMER),
    ("microtask", "queueMicrotask(() => mark('x'));", BoundaryKind.MICROTASK),
    ("listener", "window.addEventListener('online', () => mark('x'));", BoundaryKind.LISTENER),
    ("subscription", "store.subscribe(() => mark('x'));", BoundaryKind.LISTENER),
    (
        "handler that is assigned",
        "const socket = new WebSocket(value); socket.onmessage = () => mark('x');",
        BoundaryKind.LISTENER,
    ),
    ("constructor that calls back", "new IntersectionObserver(() => mark('x'));", BoundaryKind.LISTENER),
    ("callback of a stranger", "mystery(() => mark('x'));", BoundaryKind.CALLBACK),
    ("new Promise, then", "new Promise((done) => setTimeout(done, 5)).then(() => mark('x'));", BoundaryKind.THEN),
]


@pytest.mark.parametrize(("code", "kind"), [row[1:] for row in BOUNDARIES], ids=[row[0] for row in BOUNDARIES])
def test_code_behind_a_boundary_is_a_continuation(code: str, kind: BoundaryKind) -> None:
    """Whatever lies between cause and code, the code runs later, and no run is taken for the newest there."""
    state = run(code).at("x")
    assert state.phase is Phase.CONTINUATION
    assert state.boundary is not None
    assert state.boundary.kind is kind
    assert not state.fresh
    assert not state.mounted


SYNCHRONOUS = [
    "mark('x');",
    "[1, 2].forEach(() => mark('x'));",
    "const go = async () => { mark('x'); await load(); }; go();",
    "new Promise((done) => { mark('x'); done(); });",
    "startTransition(() => mark('x'));",
    "(() => mark('x'))();",
    "const helper = () => mark('x'); helper?.();",
    "if (value) { mark('x'); }",
    "for (const item of value) mark('x');",
]


@pytest.mark.parametrize("code", SYNCHRONOUS)
def test_code_before_any_boundary_belongs_to_the_effect(code: str) -> None:
    """Helpers, executors, array methods and the begin of an async function run at once."""
    state = run(code).at("x")
    assert state.phase is Phase.EFFECT
    assert state.fresh
    assert state.mounted


def test_what_stands_behind_a_call_of_an_async_function_runs_at_once() -> None:
    """The caller of an async function goes on at its first await."""
    seen = run("const go = async () => { await load(); mark('later'); }; go(); mark('now');")
    assert seen.at("now").phase is Phase.EFFECT
    assert seen.at("later").phase is Phase.CONTINUATION


def test_the_returned_function_is_the_cleanup() -> None:
    """Code of the returned function, and of what it calls, runs in the cleanup."""
    seen = run("const stop = () => mark('x'); return () => stop();")
    assert seen.at("x").phase is Phase.CLEANUP
    assert len(seen.effect.cleanups) == 1


def test_what_a_cleanup_starts_never_counts_as_mounted() -> None:
    """Behind a boundary in a cleanup the component may be gone, whatever flag is asked."""
    seen = run("let active = true; return () => { active = false; load().then(() => { if (!active) mark('x'); }); };")
    assert seen.at("x").phase is Phase.CONTINUATION
    assert not seen.at("x").mounted


def test_each_exit_has_its_own_cleanup() -> None:
    """An early return without a cleanup is told apart from the end with one."""
    seen = run("if (!value) return;\nreturn () => {};")
    early, late = seen.effect.returns
    assert early.cleanup is None
    assert late.cleanup is not None
    assert late.certain


def test_code_in_the_component_renders() -> None:
    """The component's own body, and what it calls, is render."""
    assert ran("const twice = () => mark('x'); twice(); useEffect(() => {}, []);").at("x").phase is Phase.RENDER


@pytest.mark.parametrize(
    "body",
    [
        "useEffect(() => {}, []); return <a onClick={() => mark('x')} />;",
        "useEffect(() => {}, []); const go = useCallback(() => mark('x'), []); return <Button go={go} />;",
        "useEffect(() => {}, []); useMystery(() => mark('x'));",
        "useEffect(() => {}, []); const kept = { go() { mark('x'); } }; return kept;",
        "const box = useRef(null); useImperativeHandle(box, () => ({ go: () => mark('x') }));",
    ],
)
def test_functions_that_others_call_are_handlers(body: str) -> None:
    """What is given to other components, unknown hooks and the parent is called by events."""
    assert ran(body).at("x").phase is Phase.HANDLER


def test_unreachable_code_is_not_run() -> None:
    """Nothing is said of code behind a return, a throw, an endless loop, or a call that never comes back."""
    for code in (
        "return; mark('x');",
        "throw new Error(); mark('x');",
        "while (true) {} mark('x');",
        "const fail = () => { throw new Error(); }; fail(); mark('x');",
        "const go = async () => { await new Promise(() => {}); mark('x'); }; go();",
        "if (false) mark('x');",
        "Promise.reject(new Error()).then(() => mark('x'), () => {});",
        "Promise.resolve().catch(() => mark('x'));",
    ):
        assert not run(code).reaches("x"), code
