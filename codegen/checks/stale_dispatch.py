"""The check `stale-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Abstention, Severity
from ..flow.boundaries import BoundaryKind
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ._examples import synchronizer
from ._kept import kept_tokens
from ._operations import called, later
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import overtaken
from .base import Invalid


class StaleDispatch(RaceCheck):
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
        synchronizer(
            "const own = new AbortController()\n"
            "const aborted = new Promise((_, fail) => {\n"
            '  own.signal.addEventListener("abort", () => fail(new Error("void")))\n'
            "})\n"
            'Promise.race([getToken(), aborted]).then((token) => addEvents([ReflexEvent("s.set", { token })]), () => {})\n'
            "return () => own.abort()"
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

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches of continuations whose run may be void."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            told = [(dispatch, dispatch.state.freshness) for dispatch in later(effect.dispatches)]
            for dispatch in self.judge(component, told):
                yield dispatch if isinstance(dispatch, Abstention) else self._fault(component, effect, dispatch)
            for kept in kept_tokens(effect):
                yield self.doubt(component, kept, Reason.KEPT)

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Leave out the sinks that others get: they are judged where those may call them."""
        return unclear.reason is not Reason.ESCAPED_SINK or unclear.subject is None

    def _fault(self, component: Component, effect: Effect, dispatch: Dispatch) -> AnyFinding:
        boundary = dispatch.state.boundary
        when = _WHEN.get(boundary.kind, "later") if boundary is not None else "later"
        message = f"{called(dispatch)} is called {when}, and nothing tells whether a newer run of the effect has begun"
        path = overtaken(component, effect, dispatch, f"calls {called(dispatch)} all the same")
        return self.finding(component.program, dispatch.node, message, path=path)


_WHEN = {
    BoundaryKind.AWAIT: "after an await",
    BoundaryKind.THEN: "when the promise has resolved",
    BoundaryKind.CATCH: "when the promise has rejected",
    BoundaryKind.FINALLY: "when the promise is settled",
    BoundaryKind.TIMER: "when a timer fires",
    BoundaryKind.LISTENER: "by a listener",
    BoundaryKind.MICROTASK: "in a microtask",
    BoundaryKind.CALLBACK: "by whoever got it as a callback",
}
