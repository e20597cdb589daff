"""What the cleanup ends never happens behind it: timers, listeners, connections, requests with a signal."""

from __future__ import annotations

import pytest

from codegen.flow.operations import Timer, TimerLost
from codegen.flow.state import Certainty
from tests.flow.running import ran, run

CUT_OFF = {
    "timer": "const t = setTimeout(() => mark('x'), 5); return () => clearTimeout(t);",
    "timer in a variable": "let t; t = setTimeout(() => mark('x'), 5); return () => { clearTimeout(t); };",
    "timer, if there is one": "let t; if (value) t = setTimeout(() => mark('x'), 5); return () => { if (t) clearTimeout(t); };",
    "timer, short": "let t = setTimeout(() => mark('x'), 5); return () => { t && clearTimeout(t); };",
    "timer, unless null": "let t = setTimeout(() => mark('x'), 5); return () => { if (t !== null) clearTimeout(t); };",
    "timer in a ref": "idRef.current = setTimeout(() => mark('x'), 5); return () => clearTimeout(idRef.current);",
    "timer in an object": "const own = { t: setTimeout(() => mark('x'), 5) }; return () => clearTimeout(own.t);",
    "timers in an array": "const ts = []; ts.push(setTimeout(() => mark('x'), 5)); return () => ts.forEach(clearTimeout);",
    "timers in an array, by name": (
        "const ts = []; ts.push(setTimeout(() => mark('x'), 5)); return () => ts.forEach((t) => clearTimeout(t));"
    ),
    "timers in a set": (
        "const ts = new Set(); ts.add(setTimeout(() => mark('x'), 5)); return () => { for (const t of ts) clearTimeout(t); };"
    ),
    "interval": "const t = setInterval(() => mark('x'), 5); return () => clearInterval(t);",
    "frame": "const f = requestAnimationFrame(() => mark('x')); return () => cancelAnimationFrame(f);",
    "timer of a helper": (
        "let t; const later = (go) => { t = setTimeout(go, 5); }; later(() => mark('x')); return () => clearTimeout(t);"
    ),
    "timer behind a promise": (
        "let t; new Promise((done) => { t = setTimeout(done, 5); }).then(() => mark('x')); return () => clearTimeout(t);"
    ),
    "timer behind an await": (
        "let t; const go = async () => { await new Promise((done) => { t = setTimeout(done, 5); }); mark('x'); };"
        "go(); return () => clearTimeout(t);"
    ),
    "listener": "const f = () => mark('x'); window.addEventListener('a', f); return () => window.removeEventListener('a', f);",
    "listener with a signal": (
        "const c = new AbortController(); window.addEventListener('a', () => mark('x'), { signal: c.signal }); return () => c.abort();"
    ),
    "subscription, returned": "return store.subscribe(() => mark('x'));",
    "subscription, called": "const stop = store.subscribe(() => mark('x')); return () => stop();",
    "subscription, optional": "const stop = store.subscribe(() => mark('x')); return () => stop?.();",
    "subscription with a method": "const sub = feed.subscribe(() => mark('x')); return () => sub.unsubscribe();",
    "unknown function that gives its end": "const stop = listenTo(value, () => mark('x')); return () => stop();",
    "unknown function that gives its end, returned": "return listenTo(value, () => mark('x'));",
    "socket": "const s = new WebSocket(value); s.onmessage = () => mark('x'); return () => s.close();",
    "socket, listened to": (
        "const s = new WebSocket(value); s.addEventListener('message', () => mark('x')); return () => s.close();"
    ),
    "observer": "const o = new ResizeObserver(() => mark('x')); o.observe(node); return () => o.disconnect();",
    "handler taken away": "const i = new Image(); i.onload = () => mark('x'); return () => { i.onload = null; };",
    "request with a signal": (
        "const c = new AbortController(); fetch(value, { signal: c.signal }).then(() => mark('x'), () => {}); return () => c.abort();"
    ),
    "body of such a request": (
        "const c = new AbortController(); fetch(value, { signal: c.signal }).then((r) => r.json()).then(() => mark('x'), () => {});"
        "return () => c.abort();"
    ),
    "body, awaited": (
        "const c = new AbortController(); const go = async () => { const r = await fetch(value, { signal: c.signal });"
        "const d = await r.json(); mark('x', d); }; go().catch(() => {}); return () => c.abort();"
    ),
    "failure that is no AbortError": (
        "const c = new AbortController(); fetch(value, { signal: c.signal }).catch((e) => { if (e.name !== 'AbortError') mark('x'); });"
        "return () => c.abort();"
    ),
    "failure that is no AbortError, caught": (
        "const c = new AbortController(); const go = async () => { try { await fetch(value, { signal: c.signal }); }"
        "catch (e) { if (e.name === 'AbortError') return; mark('x'); } }; go(); return () => c.abort();"
    ),
}


@pytest.mark.parametrize("name", CUT_OFF)
def test_what_the_cleanup_ends_is_never_stale(name: str) -> None:
    """No test is needed where the cleanup keeps the code from being reached."""
    state = run(CUT_OFF[name]).at("x")
    assert state.fresh
    assert state.mounted


NOT_CUT_OFF = {
    "no cleanup": "const t = setTimeout(() => mark('x'), 5);",
    "another timer": "const t = setTimeout(() => mark('x'), 5), u = setTimeout(() => {}, 5); return () => clearTimeout(u);",
    "on one way only": "const t = setTimeout(() => mark('x'), 5); return () => { if (value) clearTimeout(t); };",
    "too late": "const t = setTimeout(() => mark('x'), 5); return () => { setTimeout(() => clearTimeout(t), 5); };",
    "another listener": (
        "const f = () => mark('x'), g = () => {}; window.addEventListener('a', f); return () => window.removeEventListener('a', g);"
    ),
    "another event": "const f = () => mark('x'); window.addEventListener('a', f); return () => window.removeEventListener('b', f);",
    "another target": "const f = () => mark('x'); window.addEventListener('a', f); return () => document.removeEventListener('a', f);",
    "a function that looks the same": (
        "window.addEventListener('a', () => mark('x')); return () => window.removeEventListener('a', () => mark('x'));"
    ),
    "capturing, removed without": (
        "const f = () => mark('x'); window.addEventListener('a', f, true); return () => window.removeEventListener('a', f);"
    ),
    "behind a further wait": (
        "const t = setTimeout(async () => { await load(); mark('x'); }, 5); return () => clearTimeout(t);"
    ),
    "request without the signal": (
        "const c = new AbortController(); fetch(value).then(() => mark('x'), () => {}); return () => c.abort();"
    ),
    "race with something else": (
        "let t; const late = new Promise((done) => { t = setTimeout(done, 5); });"
        "Promise.race([load(), late]).then(() => mark('x'), () => {}); return () => clearTimeout(t);"
    ),
    "promise that others settle too": (
        "let t; new Promise((done) => { t = setTimeout(done, 5); mystery(done); }).then(() => mark('x')); return () => clearTimeout(t);"
    ),
    "failure of any name": (
        "const c = new AbortController(); fetch(value, { signal: c.signal }).catch(() => mark('x')); return () => c.abort();"
    ),
    "failure of another request": (
        "const c = new AbortController(); load().catch((e) => { if (e.name !== 'AbortError') mark('x'); }); return () => c.abort();"
    ),
}


@pytest.mark.parametrize("name", NOT_CUT_OFF)
def test_what_the_cleanup_does_not_certainly_end_is_stale(name: str) -> None:
    """Code that can be reached behind the cleanup counts as reached there."""
    assert run(NOT_CUT_OFF[name]).at("x").freshness is Certainty.NO


def test_a_callback_of_a_stranger_is_not_decided() -> None:
    """Now, later or never: only the receiver knows."""
    assert run("mystery(() => mark('x'));").at("x").freshness is Certainty.UNSURE


def test_clearing_before_arming_ends_the_timer_of_the_run_before() -> None:
    """A debounce that each run begins with is as good as a cleanup, but for unmounting; another effect may see to that."""
    effect = "clearTimeout(idRef.current); idRef.current = setTimeout(() => mark('x'), 5);"
    alone = run(effect).at("x")
    assert alone.fresh
    assert not alone.mounted
    both = ran(
        "const t = useRef(null);\n"
        "useEffect(() => { clearTimeout(t.current); t.current = setTimeout(() => mark('x'), 5); }, [value]);\n"
        "useEffect(() => () => clearTimeout(t.current), []);"
    ).at("x")
    assert both.fresh
    assert both.mounted


def test_clearing_on_some_ways_only_does_not_end_the_timer_of_the_run_before() -> None:
    """An exit that leaves the clearing out leaves the timer in force."""
    effect = "if (!value) return; clearTimeout(idRef.current); idRef.current = setTimeout(() => mark('x'), 5);"
    assert not run(effect).at("x").fresh


LOST = {
    "twice in one variable": "let t = setTimeout(f, 5); t = setTimeout(g, 5); return () => clearTimeout(t);",
    "in a loop": "let t; for (const i of value) { t = setTimeout(f, 5); } return () => clearTimeout(t);",
    "limit that stays armed": (
        "let t; const go = async () => { await Promise.race([load(), new Promise((d) => { t = setTimeout(d, 9); })]);"
        "await new Promise((d) => { t = setTimeout(d, 5); }); }; go(); return () => clearTimeout(t);"
    ),
}
KEPT = {
    "cleared before": "let t = setTimeout(f, 5); clearTimeout(t); t = setTimeout(g, 5); return () => clearTimeout(t);",
    "fired before": (
        "let t; const again = () => { t = setTimeout(again, 5); }; again(); return () => clearTimeout(t);"
    ),
    "one after the other": (
        "let t; const go = async () => { for (const i of value) { await new Promise((d) => { t = setTimeout(d, 5); }); } };"
        "go(); return () => clearTimeout(t);"
    ),
    "limit that is cleared": (
        "let t; const go = async () => { try { await Promise.race([load(), new Promise((d) => { t = setTimeout(d, 9); })]); }"
        "finally { clearTimeout(t); } await new Promise((d) => { t = setTimeout(d, 5); }); }; go(); return () => clearTimeout(t);"
    ),
    "in a chain": (
        "let t; const ask = () => new Promise((d) => { t = setTimeout(d, 9); load().then(d, d); }).finally(() => clearTimeout(t));"
        "ask().then(() => new Promise((d) => { t = setTimeout(d, 5); })).catch(() => {}); return () => clearTimeout(t);"
    ),
    "each in its own place": "const t = setTimeout(f, 5); const u = setTimeout(g, 5); return () => { clearTimeout(t); clearTimeout(u); };",
    "on two ways": "let t; if (value) t = setTimeout(f, 5); else t = setTimeout(g, 5); return () => clearTimeout(t);",
}


@pytest.mark.parametrize("name", LOST)
def test_a_timer_whose_id_is_overwritten_is_lost(name: str) -> None:
    """The only way to clear it is gone while it can still fire."""
    assert run(LOST[name]).of(TimerLost)


@pytest.mark.parametrize("name", KEPT)
def test_a_timer_that_is_over_can_be_followed_by_another(name: str) -> None:
    """Cleared or fired, nothing is lost when its place is used again."""
    assert run(KEPT[name]).of(Timer)
    assert not run(KEPT[name]).of(TimerLost)
