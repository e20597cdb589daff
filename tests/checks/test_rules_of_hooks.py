"""What rules-of-hooks says beyond its verdict, and the path analysis under it.

That the verdicts are the reference's is the business of tests/differential.
"""

from __future__ import annotations

import pytest

from codegen.checks import CheckSettings
from codegen.checks.rules_of_hooks import RulesOfHooks
from codegen.findings import Finding
from codegen.hooks.code_paths import code_path
from codegen.hooks.hook_calls import hook_calls_by_owner
from codegen.js.parse import parse


def findings(code: str, settings: CheckSettings | None = None) -> list[Finding]:
    return list(RulesOfHooks(settings).run_program(parse(code)))


def certain_and_repeated(body: str) -> tuple[list[str], list[str]]:
    """Return the names of the hooks that every path of a function passes, and of those that may run again."""
    program = parse(f"function Panel() {{ {body} }}")
    ((owner, calls),) = hook_calls_by_owner(program.scopes).items()
    path = code_path(owner, calls)
    segments = [(program.text(call.callee), path.calls[call]) for call in calls]
    certain = [name for name, segment in segments if segment is not None and path.is_certain(segment)]
    return certain, [name for name, segment in segments if segment is not None and path.is_repeated(segment)]


@pytest.mark.parametrize(
    ("body", "certain"),
    [
        ("useA(); useB()", ["useA", "useB"]),
        ("useA(); if (c) return; useB()", ["useA"]),
        ("useA(); if (c) throw d; useB()", ["useA", "useB"]),
        ("if (useA()) { useB() } else { useC() } useD()", ["useA", "useD"]),
        ("const a = useA() ? useB() : useC()", ["useA"]),
        ("useA() && useB() || useC()", ["useA"]),
        ("a ??= useA(); b = useB()", ["useB"]),
        ("const { a = useA() } = useB()", ["useB"]),
        ("a?.b(useA()); useB(c?.d)", ["useB"]),
        ("a?.b.c?.(1)[useA()]; useB()", ["useB"]),
        (
            "switch (useA()) { case useB(): useC(); case useD(): default: useE() } useF()",
            ["useA", "useB", "useE", "useF"],
        ),
        ("switch (a) { default: useA() } useB()", ["useA", "useB"]),
        ("switch (a) { default: if (b) break; useA() } useB()", ["useB"]),
        ("switch (a) { default: useA(); case 1: useB() }", ["useB"]),
        ("switch (a) { case 1: throw b; default: useA() } useB()", ["useA", "useB"]),
        ("lbl: { if (a) break lbl; useA() } useB()", ["useB"]),
        ("for (const a of useA()) { if (b) return } useB()", ["useA"]),
        ("for (let a = useA(); ; ) { if (b) break } useB()", ["useA", "useB"]),
        ("while (a) { if (b) break } useA()", ["useA"]),
        ("while (true) { if (b) { useA(); break } } useB()", ["useA", "useB"]),
        ("outer: for (;;) { for (;;) { if (a) break outer } } useA()", ["useA"]),
        ("try { useA() } catch {} useB()", ["useA", "useB"]),
        ("try { a(); useA() } catch {} useB()", ["useB"]),
        ("try { const [a] = useA() } catch {}", ["useA"]),
        ("try { const { a } = useA() } catch {}", []),
        ("try { a() } catch { return } useA()", []),
        ("try { a() } catch { throw b } useA()", ["useA"]),
        ("try { a() } finally { useA() } useB()", ["useB"]),
        ("try { if (a) return; useA() } finally { b() } useB()", []),
        ("try { if (a) throw b; useA() } finally { c() } useB()", ["useA", "useB"]),
        ("try { return a } finally { useA() }", ["useA"]),
        ("try { if (1) return; a() } finally { useA() }", []),
        ("try { return 1 } finally { useA() }", ["useA"]),
        ("for (;;) { if (a) { useA(); break } else { b() } }", ["useA"]),
        ("try { 1 } finally { useA() }", ["useA"]),
    ],
)
def test_hooks_that_every_path_passes(body: str, certain: list[str]) -> None:
    """A hook is safe when no path from the start to a return gets past it; paths that throw do not count."""
    assert certain_and_repeated(body)[0] == certain


@pytest.mark.parametrize(
    ("body", "repeated"),
    [
        ("while (useA()) { useB() } useC()", ["useA", "useB"]),
        ("for (useA(); useB(); useC()) { useD() } useE()", ["useB", "useC", "useD"]),
        ("for (const a of useA()) { useB() }", ["useB"]),
        ("for (const a in useA()) { useB(); continue }", ["useB"]),
        ("for (;;) { useA(); break }", []),
        ("for (;;) { if (a) { useA(); break } useB() }", ["useB"]),
        ("while (a) { useA(); return }", []),
        ("outer: for (;;) { for (;;) { useA(); continue outer } useB() }", ["useA"]),
        ("outer: for (;;) { useA(); for (;;) { useB(); continue outer } }", ["useA", "useB"]),
    ],
)
def test_hooks_that_may_run_again(body: str, repeated: list[str]) -> None:
    """Only what control can come back to is in the loop; what leaves it is not, wherever it is written."""
    assert certain_and_repeated(body)[1] == repeated


def test_a_hook_behind_an_early_return_is_told_so() -> None:
    """The line of the return is what a person looks for; a return of an inner function is not it."""
    (found,) = findings("function A() {\n  const f = () => { return 1 };\n  if (a) return null;\n  useState(0);\n}")
    assert "The return on line 3 comes before it" in found.help
    (found,) = findings("function A() {\n  const f = () => { return 1 };\n  if (a) useState(0);\n}")
    assert found.help == RulesOfHooks.mend


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("function A() { const e = useEffectEvent(() => {}); useSync(() => { e() }) }", []),
        ("function A() { const e = useEffectEvent(() => {}); useOther(() => { e() }) }", ["effect-event"]),
        ("function A() { const e = useEffectEvent(() => {}); return <B e={e} /> }", ["effect-event"]),
        ("function A() { const e = useEffectEvent(() => {}); const f = useEffectEvent(() => { e() }) }", []),
        ("function A() { const e = React.useEffectEvent(() => {}); React.useLayoutEffect(() => { e() }) }", []),
        ("const A = memo(() => { const e = useEffectEvent(() => {}); const f = e })", ["effect-event"]),
        ("function A() { useEffect(useEffectEvent(() => {})) }", ["effect-event"]),
    ],
)
def test_effect_events_stay_in_effects(code: str, kinds: list[str]) -> None:
    """An effect event sees the latest values only when an effect calls it; additional hooks count as effects."""
    found = findings(code, CheckSettings(additional_hooks="^useSync$"))
    assert [finding.data["kind"] for finding in found] == kinds


def test_the_span_is_what_is_called() -> None:
    """A long call is not underlined as a whole, only the hook's name."""
    code = "function A() { if (a) { React.useState(() => 1) } }"
    (found,) = findings(code)
    assert code[found.span.start : found.span.end] == "React.useState"
    assert found.data == {"kind": "conditional", "hook": "React.useState"}


def test_one_call_can_break_several_rules() -> None:
    """In an async component a hook in a loop is wrong twice, and both are said."""
    found = findings("async function A() { for (const b of c) { useState(b) } }")
    assert [finding.data["kind"] for finding in found] == ["loop", "async"]


def test_flow_comments_waive_a_call() -> None:
    """As in the reference: a comment of Flow on the line above, and only there."""
    waived = "function A() {\n  // $FlowFixMe[react-rule-hook] since 1.2\n  if (a) useState(0)\n}"
    assert findings(waived) == []
    assert len(findings(waived.replace(" since 1.2", "\n"))) == 1
    assert len(findings(waived.replace("rule-hook", "other"))) == 1


def test_deep_nesting_is_analysed_on_any_stack() -> None:
    """An else-if chain as long as the parser reads is no reason to fail."""
    code = "function A() { " + "if (a) {} else " * 900 + "{ useState(0) } useRef(0) }"
    assert [finding.data["hook"] for finding in findings(code)] == ["useState"]


@pytest.mark.parametrize(
    ("body", "story"),
    [
        ("if (!a) return null; useState(0)", ["return null;: some renders return here", "useState: and do not get to"]),
        (
            "if (a) { useState(0) }",
            ["a: `a` decides whether useState is called", "useState: a render that leaves it out"],
        ),
        ("if (useA()) return; b && useB()", ["b: `b` decides whether useB is called", "useB: a render"]),
        ("for (const b of c) useState(b)", ["c: how often this goes round", "useState: and each turn"]),
        ("[1].map(() => useState(0))", []),
    ],
)
def test_the_path_is_told_where_it_helps(body: str, story: list[str]) -> None:
    """The test or return that some renders take, and the hook that they do not get to."""
    code = f"function Panel({{ a, b, c }}) {{ {body} }}"
    told = [f"{code[step.span.start : step.span.end]}: {step.says}" for step in findings(code)[0].path]
    assert [said[: len(begin)] for said, begin in zip(told, story, strict=True)] == story
