"""What exhaustive-deps says beyond its verdict: names, suggested arrays, fixes, hints, and the settings it obeys.

That the verdicts are the reference's is the business of tests/differential.
"""

from __future__ import annotations

import pytest

from codegen.checks import CheckSettings
from codegen.checks.exhaustive_deps import ExhaustiveDeps
from codegen.findings import Finding, Severity
from codegen.js.parse import parse


def findings(code: str, settings: CheckSettings | None = None) -> list[Finding]:
    return list(ExhaustiveDeps(settings).run_program(parse(code)))


def only(code: str) -> Finding:
    (found,) = findings(code)
    return found


def fixed(code: str) -> str:
    """Return the source with the fix of its only finding applied."""
    fix = only(code).fix
    assert fix is not None
    for edit in sorted(fix.edits, key=lambda edit: edit.span.start, reverse=True):
        code = code[: edit.span.start] + edit.text + code[edit.span.end :]
    return code


def component(body: str) -> str:
    return f"function Panel({{ a, b, onDone }}) {{ {body} }}"


def test_all_names_are_in_the_data() -> None:
    """Reports and editors read the names from `data`, as written in the source, sorted."""
    found = only(component("useMemo(() => [b?.x, a.y], [onDone, b?.x, b?.x, a.z])"))
    assert found.data == {
        "kind": "dependencies",
        "missing": ["a.y"],
        "unnecessary": ["a.z", "onDone"],
        "duplicate": ["b?.x"],
        "suggested": ["b?.x", "a.y"],
    }
    for name in ("'a.y'", "'a.z' and 'onDone'", "'b?.x'"):
        assert name in found.message


def test_a_sorted_array_stays_sorted_and_another_keeps_its_order() -> None:
    """The suggested array changes as little as it can."""
    assert only(component("useEffect(() => f(a, b, onDone), [a, onDone])")).data["suggested"] == ["a", "b", "onDone"]
    assert only(component("useEffect(() => f(a, b, onDone), [onDone, a])")).data["suggested"] == ["onDone", "a", "b"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("useEffect(() => { f(a) }, [])", "useEffect(() => { f(a) }, [a])"),
        ("useEffect(() => { f(a?.x) }, [a.y, 'z'])", None),
        ("useMemo(() => a.x, [b, a.x])", "useMemo(() => a.x, [a.x])"),
        ("useCallback(() => a, [a, a])", "useCallback(() => a, [a])"),
        ("useEffect(() => { f(a) }, all)", None),
        (
            "const [n, setN] = useState(0); useEffect(() => { setN(a) })",
            "const [n, setN] = useState(0); useEffect(() => { setN(a) }, [a])",
        ),
        (
            "const [n, setN] = useState(0); useEffect(() => { setN(a) }, undefined)",
            "const [n, setN] = useState(0); useEffect(() => { setN(a) }, [a])",
        ),
        (
            "const e = useEffectEvent(() => a); useEffect(() => { e(b) }, [e, b])",
            "const e = useEffectEvent(() => a); useEffect(() => { e(b) }, [b])",
        ),
        (
            "const e = useEffectEvent(() => a); useEffect(() => { e(b) }, [b, e])",
            "const e = useEffectEvent(() => a); useEffect(() => { e(b) }, [b])",
        ),
        (
            "const e = useEffectEvent(() => a); useEffect(() => { e() }, [e])",
            "const e = useEffectEvent(() => a); useEffect(() => { e() }, [])",
        ),
        (
            "const f = () => a; useEffect(() => { f() }, [f]); f()",
            "const f = useCallback(() => a, [a]); useEffect(() => { f() }, [f]); f()",
        ),
        ("useEffect(onDone, [])", None),
    ],
)
def test_a_fix_leaves_nothing_to_complain_of(before: str, after: str | None) -> None:
    """Applying what a finding offers mends it; what cannot be mended without a loss is not called safe."""
    if after is None:
        assert not any(found.fix is not None and found.fix.safe for found in findings(component(before)))
        return
    assert fixed(component(before)) == component(after)
    assert findings(component(after)) == []


def test_a_fix_that_changes_when_an_effect_runs_is_not_safe() -> None:
    """`check --fix` applies safe fixes without asking: giving an effect its first array is not one."""
    code = component("const [n, setN] = useState(0); useEffect(() => { setN(a) })")
    assert only(code).fix is not None
    assert not only(code).fix.safe
    assert only(component("useEffect(() => { f(a) }, [])")).fix.safe


def test_an_array_behind_a_callback_in_parentheses_is_left_to_the_person() -> None:
    """Text put behind the callback would land inside the parentheses."""
    assert only(component("const [n, setN] = useState(0); useEffect((() => { setN(a) }))")).fix is None


def test_missing_names_are_errors_and_needless_ones_warnings() -> None:
    """A stale value can keep a wrong session; a needless one only costs a run."""
    assert only(component("useEffect(() => { f(a) }, [])")).severity is Severity.ERROR
    assert only(component("useMemo(() => 1, [a])")).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("useSync(() => { f(a) }, [])", ["dependencies"]),
        ("useSyncEffect(async () => { f(a) }, [a])", ["async-callback"]),
        ("useSync(() => { f(a) })", []),
        ("lib.useSync(() => { f(a) }, [])", []),
        ("React.useSync(() => { f(a) }, [])", []),
        ("useOther(() => { f(a) }, [])", []),
    ],
)
def test_additional_hooks_are_read_like_react_hooks(code: str, kinds: list[str]) -> None:
    """The setting is a regular expression for names; a name that ends in Effect is an effect."""
    found = findings(component(code), CheckSettings(additional_hooks="^useSync(Effect)?$"))
    assert [finding.data["kind"] for finding in found] == kinds
    assert findings(component(code)) == []


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("function P(props) { useEffect(() => { f(props.a()) }, []) }", "take the props that you need out of it"),
        ("function P({ go }) { useEffect(() => { go() }, []) }", "wrap it in useCallback where the parent"),
        ("function P() { const [n, setN] = useState(0); useEffect(() => { setN(n + 1) }, []) }", "setN((n) => ...)"),
        (
            "function P() { const [n, setN] = useState(0); const [m, _] = useState(0); useEffect(() => { setN(m) }, []) }",
            "keep both in one useReducer",
        ),
        (
            "function P({ m }) { const [n, setN] = useState(0); useEffect(() => { setN(m) }, []) }",
            "read 'm' in the reducer",
        ),
        (
            "function P({ r }) { useEffect(() => { r.current.x() }, [r.current]) }",
            "A change of 'r.current' renders nothing",
        ),
        ("function P() { useEffect(() => { f() }, [window]) }", "'window', which lives outside the component"),
        ("function P({ a }) { useEffect(() => { f(a) }, []) }", ExhaustiveDeps.mend),
    ],
)
def test_a_finding_says_how_to_need_fewer_dependencies(code: str, hint: str) -> None:
    """Naming a value is not always the best answer; the help says which other there is."""
    assert hint in only(code).help


@pytest.mark.parametrize(
    ("code", "can_move"),
    [
        ("const f = () => a; useEffect(() => { f() }, [f])", True),
        ("const f = () => a; useEffect(() => { f() }, [f]); f()", False),
        ("let f = () => a; f = () => b; useEffect(() => { f() }, [f])", False),
        ("function f() { return a } useEffect(() => { f() }, [f])", True),
        ("const o = { a }; useEffect(() => { f(o) }, [o]); useEffect(() => { g(o) }, [a])", False),
    ],
)
def test_a_new_value_moves_into_the_hook_only_if_nothing_else_uses_it(code: str, can_move: bool) -> None:
    """Otherwise it must keep its identity; the wrapping is written for a person who has no simpler way."""
    found = next(each for each in findings(component(code)) if each.data["kind"] == "unstable-value")
    assert ("Move it into the callback" in found.help) is can_move
    assert not (can_move and found.fix)


def test_names_in_jsx_are_uses() -> None:
    """A component that an effect or memo renders is a value like any other; an HTML element is not."""
    assert only("function P({ Row }) { return useMemo(() => <Row />, []) }").data["missing"] == ["Row"]
    assert only("function P({ ui }) { return useMemo(() => <ui.Row />, []) }").data["missing"] == ["ui"]
    assert findings("function P({ row }) { return useMemo(() => <row />, []) }") == []


def test_the_span_is_where_the_mend_goes() -> None:
    """A missing name is reported at the array, a construction at its definition, a stale assignment at its value."""
    spans = {
        "useEffect(() => { f(a) }, [ b ])": "[ b ]",
        "const c = [1]; useEffect(() => { f(c) }, [c])": "c = [1]",
        "let n; useEffect(() => { n = a + 1 }, [a])": "a + 1",
        "useEffect(() => { return () => { a.current.stop() } }, [a])": "current",
        "useEffect(async () => {}, [])": "async () => {}",
        "React.useEffect(onDone, [])": "React.useEffect",
    }
    for code, place in spans.items():
        found = only(component(code))
        assert component(code)[found.span.start : found.span.end] == place


def test_a_long_chain_or_condition_needs_no_deep_stack() -> None:
    """Generated code has long chains; reading them may not depend on the caller's stack."""
    chain = "a" + ".x" * 400
    assert only(component(f"useEffect(() => {{ f({chain}) }}, [])")).data["missing"] == [chain]
    choice = " || ".join(["a"] * 400 + ["[]"])
    assert only(component(f"const c = {choice}; useEffect(() => {{ f(c) }}, [c])")).data["names"] == ["c"]


@pytest.mark.parametrize(
    ("body", "story"),
    [
        (
            "useEffect(() => { send(b.x, a) }, [])",
            [
                "b: the callback reads `b.x`",
                "a: the callback reads `a`",
                "[]: the array leaves them out: when they change",
            ],
        ),
        ("useMemo(() => a?.y, [b])", ["a: the callback reads `a?.y`", "[b]: the array leaves it out: when it changes"]),
        (
            "const made = { a }; useEffect(() => { send(made) }, [made])",
            ["made = { a }: each render makes another object", "[made]: which is never that of the render before"],
        ),
        (
            "const [n, setN] = useState(0); useEffect(() => { setN(n + 1) })",
            ["setN: calls `setN`: the component renders again", "useEffect: which runs this again"],
        ),
        ("useEffect(() => { send(a) }, [a, a])", []),
        ("useEffect(() => { send(a) }, things)", []),
    ],
)
def test_the_path_is_told_where_it_helps(body: str, story: list[str]) -> None:
    """Where the value is read and which array leaves it out; nothing where the message says it all."""
    code = component(body)
    path = findings(code)[0].path
    told = [f"{code[step.span.start : step.span.end]}: {step.says}" for step in path]
    assert [said[: len(begin)] for said, begin in zip(told, story, strict=True)] == story
