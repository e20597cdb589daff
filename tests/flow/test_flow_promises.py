"""Promise chains, executors and async functions: who handles what, what is written when, and who can reject."""

from __future__ import annotations

import pytest

from codegen.flow.operations import Floating, TimeLimit
from codegen.flow.state import Phase
from codegen.flow.values import Token
from tests.flow.running import run

HANDLED = [
    "load().catch(() => {});",
    "load().then(() => {}, () => {});",
    "load().then(() => {}).catch(() => {});",
    "load().catch(() => {}).finally(() => {});",
    "load().finally(() => {}).catch(() => {});",
    "load().then(() => { throw new Error(); }).catch(() => {});",
    "const go = async () => { try { await load(); } catch {} }; go();",
    "const go = async () => { try { await load(); } catch (error) { console.error(error); } }; go();",
    "const go = async () => { await load(); }; go().catch(() => {});",
    "const go = async () => { await load().catch(() => {}); }; go();",
    "Promise.resolve(value).then((shown) => shown);",
    "Promise.allSettled([ask()]).then(() => {});",
    "Promise.all([ask(), load()]).catch(() => {});",
    "new Promise((done) => setTimeout(done, 5)).then(() => {});",
    "new Promise((done, fail) => setTimeout(fail, 5)).catch(() => {});",
    "const asked = ask(); asked.catch(() => {});",
    "const go = async () => { return ask(); }; go().catch(() => {});",
    "const safe = (p) => p.catch(() => null); safe(ask());",
    "const run = () => ask().then(() => {}, () => {}); run();",
]
DROPPED = [
    "load().then(() => {});",
    "ask();",
    "void ask();",
    "value && ask();",
    "value ? ask() : null;",
    "load().finally(() => {});",
    "load().catch(() => { throw new Error(); });",
    "load().catch(() => {}).then(() => { mystery(); });",
    "load().then(() => ask(), () => {});",
    "load().catch(() => ask());",
    "const go = async () => { await load(); }; go();",
    "const go = async () => { try { await load(); } finally { value; } }; go();",
    "const go = async () => { try { await load(); } catch (error) { throw error; } }; go();",
    "const go = async () => { try { await load(); } catch { await ask(); } }; go();",
    "(async () => { await load(); })();",
    "Promise.all([ask(), load()]).then(() => {});",
    "Promise.race([ask(), load()]);",
    "Promise.reject(new Error());",
    "new Promise((done, fail) => setTimeout(fail, 5));",
    "new Promise(() => { throw new Error(); });",
    "new Promise((done) => done(ask())).then(() => {});",
    "const asked = ask();",
    "fetch(value);",
    "import('./other');",
    "setTimeout(async () => { await load(); }, 5);",
    "window.addEventListener('online', async () => { await load(); });",
    "value.forEach(async (item) => { await load(item); });",
    "queueMicrotask(async () => { await load(); });",
]


@pytest.mark.parametrize("code", HANDLED)
def test_a_promise_that_is_handled_does_not_float(code: str) -> None:
    """A rejection handler that does not fail itself, anywhere behind, is enough."""
    assert not run(code).of(Floating)


@pytest.mark.parametrize("code", DROPPED)
def test_a_promise_that_nobody_handles_floats(code: str) -> None:
    """Dropped by a statement, a variable that is never read, or by whoever calls an async callback."""
    assert run(code).of(Floating)


def test_a_chain_knows_what_its_earlier_handlers_did() -> None:
    """What a handler has written, the next one has behind it; the failure of the first request has not."""
    seen = run(
        "ask().then(() => { idRef.current = 1; mark('first'); })"
        ".then(() => mark('second')).catch(() => mark('failed'));"
    )
    written = {name: [ref.name for ref in seen.at(name).wrote] for name in ("first", "second", "failed")}
    assert written == {"first": ["idRef"], "second": ["idRef"], "failed": []}


def test_an_await_knows_what_the_function_did() -> None:
    """Behind `await helper()` all that the helper did for sure is done."""
    seen = run(
        "const first = async () => { await load(); idRef.current = 1; }; const go = async () => { await first(); mark('x'); }; go();"
    )
    assert [ref.name for ref in seen.at("x").wrote] == ["idRef"]


def test_a_caller_knows_only_the_prefix_of_an_async_function() -> None:
    """What stands behind a function's first await has not happened when its caller goes on, whichever await that is."""
    after = "const go = async () => { await load(); idRef.current = 1; }; go(); mark('x');"
    before = "const go = async () => { idRef.current = 1; await load(); }; go(); mark('x');"
    on_one_way = (
        "const go = async () => { if (value) { idRef.current = 1; await load(); } await load(); }; go(); mark('x');"
    )
    on_both = (
        "const go = async () => { if (value) { await load(); } idRef.current = 1; await load(); }; go(); mark('x');"
    )
    assert [bool(run(code).at("x").wrote) for code in (after, before, on_one_way, on_both)] == [
        False,
        True,
        False,
        False,
    ]


def test_the_caller_stays_in_its_phase() -> None:
    """An async function that may or may not have awaited leaves its caller where it was."""
    seen = run("const go = async () => { if (value) await load(); await load(); mark('in'); }; go(); mark('out');")
    assert seen.at("out").phase is Phase.EFFECT
    assert seen.at("in").phase is Phase.CONTINUATION


TOKENS = [
    "ask().then((token) => mark('x', token));",
    "const go = async () => { const token = await ask(); mark('x', token); }; go();",
    "const get = async () => ask(); get().then((token) => mark('x', token));",
    "const get = () => new Promise((done, fail) => { ask().then(done, fail); }); get().then((token) => mark('x', token));",
    "const get = () => new Promise((done) => done(ask())); get().then((token) => mark('x', token));",
    "Promise.race([ask(), new Promise((done) => setTimeout(done, 5))]).then((token) => mark('x', token));",
    "Promise.all([ask(), load()]).then(([token]) => mark('x', token));",
    "Promise.resolve().then(() => ask()).then((token) => mark('x', token));",
    "ask().finally(() => {}).then((token) => mark('x', token));",
    "ask().catch(() => ask()).then((token) => mark('x', token));",
    "const again = (n) => ask().catch((e) => { if (n > 2) throw e; return again(n + 1); }); again(0).then((token) => mark('x', token));",
    "let token; const go = async () => { token = await ask(); mark('x', token); }; go();",
    "const box = {}; const go = async () => { box.token = await ask(); mark('x', box.token); }; go();",
]


@pytest.mark.parametrize("code", TOKENS)
def test_a_token_is_known_however_it_arrives(code: str) -> None:
    """Chains, executors, races and recursion hand on what the source gives."""
    assert Token("ask") in [*getattr(run(code).value("x"), "options", ()), run(code).value("x")]


LIMITED = [
    "let t; Promise.race([ask(), new Promise((done) => { t = setTimeout(done, 5); })]).catch(() => {});",
    "new Promise((done, fail) => { setTimeout(fail, 5); ask().then(done, fail); }).catch(() => {});",
    "const late = new Promise((done) => setTimeout(done, 5)); Promise.any([ask(), late]).catch(() => {});",
    "const go = async () => { await Promise.race([ask(), new Promise((_, fail) => setTimeout(() => fail(), 5))]); }; go();",
    "ask({ signal: AbortSignal.timeout(5000) }).catch(() => {});",
]
UNLIMITED = [
    "ask().catch(() => {});",
    "new Promise((done) => setTimeout(done, 5)).then(() => ask()).catch(() => {});",
    "Promise.race([ask(), load()]).catch(() => {});",
    "Promise.all([ask(), new Promise((done) => setTimeout(done, 5))]).catch(() => {});",
    "setTimeout(() => {}, 5); ask().catch(() => {});",
]


@pytest.mark.parametrize(
    ("code", "limited"), [*((code, True) for code in LIMITED), *((code, False) for code in UNLIMITED)]
)
def test_a_time_limit_is_one_for_what_it_is_raced_with(code: str, limited: bool) -> None:
    """A timer limits a request only where it settles the same wait."""
    limits = [limit for limit in run(code).of(TimeLimit) if isinstance(limit, TimeLimit) and "ask" in limit.sources]
    assert bool(limits) is limited
