"""What could not be followed is said, reason by reason; and every check that it matters to abstains instead of keeping silent."""

from __future__ import annotations

import pytest

from codegen.checks import CheckSettings, all_checks
from codegen.checks._race import RaceCheck
from codegen.findings import Abstention, Finding
from codegen.flow.reasons import SENTENCES, Reason
from codegen.js.parse import parse

BODY = """
function Sync({{ value, other }}) {{
  const {{ getToken, isSignedIn }} = useAuth();
  const [addEvents] = useContext(EventLoopContext);
  const [shown, show] = useState(null);
  const idRef = useRef(0), sentRef = useRef(null);
  {before}
  useEffect(() => {{ {code} }}, [isSignedIn, addEvents, getToken]);
}}
"""
SEND = 'addEvents([ReflexEvent("s.set", { token })])'
OFF = "return () => { on = false; };"
BUMP = "return () => { idRef.current++; };"
START = (
    "const start = () => { const c = new AbortController();"
    "getToken().then(() => { if (!c.signal.aborted) addEvents([]); }); return c; };"
)
DEEP = "".join(f"const f{n} = () => f{n + 1}(); " for n in range(40)) + "const f40 = () => {};"
ENTRIES = " ".join(f"pick = () => {{ {n}; }};" for n in range(40))

USES: dict[Reason, list[tuple[str, str, str]]] = {
    Reason.ALIASED_REF: [
        ("const box = isSignedIn ? idRef : sentRef; box.current = isSignedIn;", "", "stale-ref-write"),
        ("let box = idRef; box = sentRef; box.current = 1;", "", "commit-before-success"),
        ("const boxes = [idRef, sentRef]; for (const box of boxes) box.current = 1;", "", "gate-drops-change"),
        ("const box = isSignedIn ? idRef : sentRef; if (box.current) return;", "", "gate-never-released"),
        ("let box = null; box = idRef;", "", "vacuous-guard"),
    ],
    Reason.ESCAPED_REF: [
        (
            f"track(idRef); const id = ++idRef.current; getToken().then((token) => {{ if (id === idRef.current) {SEND}; }}); {BUMP}",
            "",
            check,
        )
        for check in ("stale-dispatch", "dispatch-after-unmount")
    ],
    Reason.ESCAPED_SINK: [
        ("register(addEvents);", "", "stale-dispatch"),
        ("register({ deep: [addEvents] });", "", "dispatch-after-unmount"),
        ("globalThis.send = addEvents;", "", "uncovered-state"),
        ("register(addEvents);", "", "clear-while-unknown"),
        ("", "useMystery(addEvents);", "queued-token"),
        (
            f"class Sender {{ go(token) {{ {SEND}; }} }} const to = new Sender(); getToken().then((token) => to.go(token));",
            "",
            "stale-dispatch",
        ),
        (
            f"const to = new Proxy({{}}, {{ get: () => (token) => {SEND} }}); getToken().then((token) => to.go(token));",
            "",
            "dispatch-after-unmount",
        ),
        (
            f"const to = {{ get go() {{ return (token) => {SEND}; }} }}; getToken().then((token) => to.go(token));",
            "",
            "uncovered-state",
        ),
        ("getToken().then((token) => send(token));", f"const send = debounce((token) => {SEND});", "stale-dispatch"),
        (
            "getToken().then((token) => new Sender().go(token));",
            f"class Sender {{ go(token) {{ {SEND}; }} }}",
            "uncovered-state",
        ),
    ],
    Reason.ESCAPED_SOURCE: [
        ("retry(getToken, 3);", "", check)
        for check in ("stale-retry", "unbounded-retry", "no-source-timeout", "throwing-source")
    ],
    Reason.ESCAPED_HANDLE: [
        ("const t = setTimeout(() => {}, 5); cleaner.keep(t);", "", "leaked-timer"),
        ("const t = setTimeout(() => {}, 5); return () => cleaner.end(t);", "", "leaked-timer"),
        ("const stop = store.subscribe(() => {}); cleaner.keep(stop);", "", "leaked-listener"),
    ],
    Reason.UNKNOWN_CALLEE: [
        ("mystery(() => addEvents([]));", "", "stale-dispatch"),
        ("mystery(() => addEvents([]));", "", "dispatch-after-unmount"),
        (
            "if (sentRef.current === isSignedIn) return; mystery(() => { sentRef.current = isSignedIn; });",
            "",
            "stale-ref-write",
        ),
        ("getToken(); mystery(() => getToken());", "", "stale-retry"),
    ],
    Reason.UNKNOWN_GUARD: [(f"getToken().then((token) => {{ if (isMounted()) {SEND}; }});", "", "stale-dispatch")],
    Reason.REASSIGNED_GUARD: [
        (
            f"let on = true; mystery(() => {{ on = true; }}); getToken().then((token) => {{ if (on) {SEND}; }}); {OFF}",
            "",
            "stale-dispatch",
        )
    ],
    Reason.PARTIAL_GUARD: [
        (
            f"idRef.current = isSignedIn; getToken().then((token) => {{ if (idRef.current === isSignedIn) {SEND}; }});",
            "",
            "stale-dispatch",
        )
    ],
    Reason.SPENT_GUARD: [
        (
            f"getToken().then((token) => {{ if (!own.signal.aborted) {SEND}; }}); return () => own.abort();",
            "const own = useMemo(() => new AbortController(), []);",
            check,
        )
        for check in ("stale-dispatch", "dispatch-after-unmount")
    ],
    Reason.SEVERAL_INSTANCES: [
        (
            f"{START} const all = [1, 2].map(() => start()); return () => all.forEach((c) => c.abort());",
            "",
            "stale-dispatch",
        )
    ],
    Reason.KEPT: [
        (
            f"const token = sentRef.current; if (token) {SEND}; getToken().then((found) => {{ sentRef.current = found; }});",
            "",
            "stale-dispatch",
        )
    ],
    Reason.GENERATOR: [
        ("function* steps() { yield getToken(); addEvents([]); } drive(steps());", "", check)
        for check in ("stale-dispatch", "commit-before-success", "gate-drops-change", "unbounded-retry")
    ],
    Reason.UNKNOWN_CLEANUP: [
        (
            f"let on = true; getToken().then(() => {{ if (on) addEvents([]); }}); if (!isSignedIn) return value; {OFF}",
            "",
            "uncancelled-run",
        )
    ],
    Reason.UNKNOWN_EFFECT: [
        ("", "useEffect(debounce(() => { addEvents([]); }), [value]);", check)
        for check in ("stale-dispatch", "leaked-timer")
    ],
    Reason.DEEP_CALLS: [
        (DEEP + "f0();", "", check) for check in ("stale-dispatch", "leaked-timer", "unhandled-rejection")
    ],
    Reason.TOO_MANY_VALUES: [
        (f"let pick = null; {ENTRIES} pick();", "", check) for check in ("stale-dispatch", "leaked-timer")
    ],
}


def _said(check: str, code: str, before: str) -> list[Finding | Abstention]:
    program = parse(BODY.format(code=code, before=before))
    return list(all_checks()[check](CheckSettings()).run_program(program))


@pytest.mark.parametrize(
    ("reason", "code", "before", "check"), [(reason, *row) for reason, rows in USES.items() for row in rows]
)
def test_a_check_abstains_for_its_reason(reason: Reason, code: str, before: str, check: str) -> None:
    """Where the run could not follow what matters to a check, the check says so, with the reason and a sentence."""
    told = [item for item in _said(check, code, before) if isinstance(item, Abstention)]
    assert reason in {item.reason for item in told}
    assert all(item.message for item in told)


def test_every_reason_is_used() -> None:
    """No reason for abstaining is there in name only; the one that no program is known to reach has its sentence all the same."""
    assert set(Reason) - set(USES) == {Reason.NO_FIXED_POINT}
    assert set(SENTENCES) == set(Reason)


def test_a_loop_without_a_fixed_point_makes_checks_abstain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the rounds ever be too few, that is said; no path behind the loop is taken for sure."""
    monkeypatch.setattr("codegen.flow.loops.ROUNDS", 1)
    code = "const go = async () => { while (isSignedIn) { await getToken(); idRef.current++; addEvents([]); } }; go();"
    told = [item for item in _said("stale-dispatch", code, "") if isinstance(item, Abstention)]
    assert Reason.NO_FIXED_POINT in {item.reason for item in told}


@pytest.mark.parametrize(
    "check", [check for check in all_checks().values() if issubclass(check, RaceCheck)], ids=lambda c: c.id
)
def test_every_race_check_abstains_where_code_was_not_seen(check: type[RaceCheck]) -> None:
    """What lies behind calls that were not followed may hold any fault, so none of these checks keeps silent about it."""
    assert Reason.DEEP_CALLS in {
        item.reason for item in _said(check.id, DEEP + "f0();", "") if isinstance(item, Abstention)
    }


SURE = [
    "let on = true; getToken().then((token) => { if (on) show(token); }, () => {}); return () => { on = false; };",
    "const t = setTimeout(() => show(1), 5); return () => clearTimeout(t);",
    "const stop = store.subscribe(() => show(1)); return stop;",
    "log('asked', isSignedIn); format(value, { deep: [1] });",
    "const c = new AbortController(); fetch('/x', { signal: c.signal }).then(() => show(1), () => {}); return () => c.abort();",
]


@pytest.mark.parametrize("code", SURE)
def test_nothing_is_doubted_without_need(code: str) -> None:
    """Plain, sound code makes no race check abstain."""
    checks = [check for check in all_checks().values() if issubclass(check, RaceCheck)]
    assert [item for check in checks for item in _said(check.id, code, "") if isinstance(item, Abstention)] == []
