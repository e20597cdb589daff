"""The check `async-effect`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Finding, Severity, Step
from ..js.walk import walk
from ._fixes import wrap_async
from .base import Check, Invalid


class AsyncEffect(Check):
    """An effect whose function is asynchronous."""

    id = "async-effect"
    summary = "The function of an effect is async."
    rationale = (
        "React takes what an effect returns as its cleanup. An async function returns a promise, so the effect has no cleanup: nothing "
        "ends the run when the user signs out or the page is left, and a rejection is handled by nobody."
    )
    mend = "Make the effect's function synchronous, and call an async function inside it."
    severity = Severity.ERROR
    VALID = ("function A() { useEffect(() => { const run = async () => { await go() }; run().catch(report) }, []) }",)
    INVALID = (
        Invalid("function A() { useEffect(async () => { await go() }, []) }", "the function of useEffect is async"),
    )

    def run(self, component: Component) -> Iterator[Finding]:
        """Yield the effects with an async function."""
        for effect in component.effects:
            if effect.function is not None and effect.function.is_async:
                message = (
                    f"the function of {effect.hook} is async: React takes its promise for a cleanup, so there is none"
                )
                fix = wrap_async(component, effect.function)
                waits = [node for node in walk(effect.function.body) if node.type == "AwaitExpression"][:1]
                path = (
                    *(Step(node.span, "waits here; React has got a promise by now") for node in waits),
                    Step(
                        effect.call.callee.span,
                        f"{effect.hook} keeps that promise in the place of a cleanup, and ends nothing with it",
                    ),
                )
                yield self.finding(component.program, effect.function, message, path=path, fix=fix)
