"""The check `stale-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ._examples import synchronizer
from ._operations import AnyFinding, called, doubts, later, path_of, sure, worst
from .base import Check, Invalid


class StaleDispatch(Check):
    """A dispatch behind a boundary, with nothing that tells whether a newer run has begun."""

    id = "stale-dispatch"
    summary = "A dispatch behind an await, then or timer does not ask whether its run is still the newest."
    rationale = (
        "While a token request is under way the user can sign out, or another user can sign in. The newer run of the effect dispatches at "
        "once; then the older one resolves, and signs the backend in as somebody who is gone."
    )
    mend = (
        "Set a variable in the cleanup (`let active = true` ... `return () => { active = false }`) and test it after every await, or "
        "compare a captured request id with its ref, advanced before any exit of the effect."
    )
    limits = "A sink that does no harm when it is told late needs a suppression with that reason."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "let active = true\n"
            "getToken().then((token) => {\n"
            '  if (active) addEvents([ReflexEvent("s.set", { token })])\n'
            "}).catch(() => {})\n"
            "return () => { active = false }"
        ),
        synchronizer(
            "const id = ++idRef.current\n"
            "getToken().then((token) => {\n"
            '  if (id !== idRef.current) return\n  addEvents([ReflexEvent("s.set", { token })])\n'
            "}, () => {})",
            before="const idRef = useRef(0)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer('getToken().then((token) => addEvents([ReflexEvent("s.set", { token })]))'),
            "addEvents with set is called when the promise has resolved",
        ),
        Invalid(
            synchronizer(
                "let active = true\n"
                "const run = async () => {\n"
                "  if (!active) return\n"
                "  const token = await getToken()\n"
                '  addEvents([ReflexEvent("s.set", { token })])\n'
                "}\n"
                "run()\n"
                "return () => { active = false }"
            ),
            "addEvents with set is called after an await",
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches of continuations whose run may be void."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            stale = [dispatch for dispatch in later(effect.dispatches) if not dispatch.state.fresh]
            yield from doubts(self, effect, stale)
            for dispatch in worst(sure(stale)):
                boundary = dispatch.state.boundary
                when = _WHEN.get(boundary.kind.value, "later") if boundary is not None else "later"
                message = f"{called(dispatch)} is called {when}, and nothing tells whether a newer run of the effect has begun"
                path = path_of(dispatch, "this dispatch is made for a run that may be void")
                yield self.finding(component.program, dispatch.node, message, path=path)


_WHEN = {
    "await": "after an await",
    "then": "when the promise has resolved",
    "catch": "when the promise has rejected",
    "finally": "when the promise is settled",
    "timer": "when a timer fires",
    "listener": "by a listener",
    "microtask": "in a microtask",
}
