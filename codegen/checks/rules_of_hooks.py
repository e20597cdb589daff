"""The check `rules-of-hooks`: each render of a component calls the same hooks in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..findings import Finding
from ..hooks.effect_events import handed_on, used_elsewhere
from ..hooks.hook_calls import hook_calls_by_owner
from ..hooks.hook_order import Kind, OwnerReader, Problem
from ..js.parse_depth import on_deep_stack
from ..js.program import Program
from .base import Check, Invalid


class RulesOfHooks(Check):
    """A hook that is not called in every render, in the same order, by a component or another hook."""

    id = "rules-of-hooks"
    summary = "A hook is called where React cannot keep its state."
    rationale = (
        "React knows a hook only by its place in the order of calls. A hook behind a condition, a loop or an early return "
        "shifts that order: refs and state swap their values, and the page breaks with an error when the condition changes, "
        "for example when the user signs out."
    )
    mend = "Call hooks at the top of a component or custom hook, before any return; put the condition inside the hook."
    limits = (
        "Agrees with eslint-plugin-react-hooks 7.1.1, but for three things that it misses: a hook in the first stretch of "
        "a loop's cycle, such as the test of a while loop; a hook behind a return that runs a finalizer; and a hook that "
        "nothing can reach. Components and hooks are known by their names only."
    )
    VALID = (
        "function A() { const [a] = useState(0); useEffect(() => { if (a) send(a) }, [a]); return a ? null : a }",
        "const useA = () => { const b = useB(); if (!b) return null; return b }",
        "function A({ on }) { if (on) { const theme = use(Theme) } return null }",
        "const A = memo(() => { useState(0) })",
        "function A() { for (const a of useItems()) { send(a) } }",
        "function A() { if (a) { throw new Error('a') } useState(0) }",
        "function helper() { return notAHook() }",
        "function A() { const seen = useEffectEvent(() => {}); useEffect(() => { seen() }, []) }",
    )
    INVALID = (
        Invalid("function A() { if (a) { useState(0) } }", "useState is called in some renders only"),
        Invalid("function A() { if (a) return null; useState(0) }", "useState is called in some renders only"),
        Invalid("function A() { a && useState(0) }", "useState is called in some renders only"),
        Invalid("function A() { return null; useState(0) }", "useState is called in no render"),
        Invalid("function A({ b = useState(0) }) {}", "useState is called in some renders only"),
        Invalid("function A() { try { load(); useState(0) } catch {} }", "useState is called in some renders only"),
        Invalid("function A() { try { if (a) return } finally { b() } useState(0) }", "in some renders only"),
        Invalid("function A() { for (const b of c) { useState(b) } }", "it is called in a loop"),
        Invalid("function A() { while (useNext()) {} }", "it is called in a loop"),
        Invalid("async function A() { useState(0) }", "useState is called in an async function"),
        Invalid("class A { render() { useState(0) } }", "useState is called in a class"),
        Invalid("function load() { React.useState(0) }", "React.useState is called in load, which is neither"),
        Invalid("useState(0)", "useState is called outside of any component"),
        Invalid("function A() { list.map(() => useState(0)) }", "useState is called inside a callback"),
        Invalid("function A() { try { use(promise) } catch {} }", "use is called inside try/catch"),
        Invalid("function A() { const seen = useEffectEvent(() => {}); seen() }", "'seen' is an effect event"),
        Invalid("function A() { return <B c={useEffectEvent(() => {})} /> }", "useEffectEvent is handed on"),
    )

    def run_program(self, program: Program) -> Iterator[Finding]:
        """Yield what is wrong with each hook call and each use of an effect event."""
        try:
            of_calls = list(_call_problems(program))
        except RecursionError:
            of_calls = on_deep_stack(lambda: list(_call_problems(program)))
        found = chain(of_calls, self._effect_events(program))
        for problem in sorted(found, key=lambda problem: problem.place.start):
            data = {"kind": problem.kind.value, "hook": program.text(problem.place)}
            yield self.finding(program, problem.place, problem.message, help=problem.help, path=problem.path, data=data)

    def _effect_events(self, program: Program) -> Iterator[Problem]:
        for call in handed_on(program.scopes):
            message = f"{program.text(call.callee)} is handed on: its function may not leave the component"
            yield Problem(Kind.EFFECT_EVENT, call, message, "Put it in a variable, and use that in effects only.")
        for use in used_elsewhere(program.scopes, self.settings.additional_hooks):
            message = f"'{use.name}' is an effect event: only effects and effect events of its component may call it"
            yield Problem(Kind.EFFECT_EVENT, use, message, "Call it in an effect, or make it a plain function.")


def _call_problems(program: Program) -> Iterator[Problem]:
    for owner, calls in hook_calls_by_owner(program.scopes).items():
        yield from OwnerReader(program, owner, calls).problems()
