"""The check `repeated-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ._again import asked_for, has_source
from ._examples import synchronizer
from ._memory import ON_THE_WAY, is_latched, memory_tests, unknown_memory
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import session_dispatches, signing_out
from ._story import steps
from .base import Invalid

_SET = 'addEvents([ReflexEvent("s.set", { token })])'
_CLEAR = 'addEvents([ReflexEvent("s.clear")])'
_REF = "const sentRef = useRef(null)"


class RepeatedDispatch(RaceCheck):
    """A dispatch that every run of its effect makes, whatever was said before."""

    id = "repeated-dispatch"
    summary = "The same session is dispatched again by every run of the effect."
    rationale = (
        "Clerk's getToken is a new function at times, StrictMode and Fast Refresh run each effect again, and any other value in the array "
        "may change: each time the backend verifies one more token and runs all that hangs on a sign-in, for a session that it holds."
    )
    mend = "Keep the identity and the connection that were dispatched last in a ref, return while they are the same, and write it behind."
    limits = (
        "Looks at components that send Clerk's token to the backend. A ref, a variable of the module or a state counts as memory where a "
        "test of it with the session, or with the token, lies before the dispatch; that the test is right is the business of "
        "`identity-not-in-key`, `reconnect-unseen` and `unnoted-dispatch`."
    )
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            f"if (sentRef.current === isSignedIn) return\nif (!isSignedIn) {{ {_CLEAR}; sentRef.current = isSignedIn; return }}\n"
            f"getToken().then((token) => {{ if (token) {{ {_SET}; sentRef.current = isSignedIn }} }}).catch(() => {{}})",
            before=_REF,
        ),
        synchronizer(
            "const key = String(userId)\nif (sentRef.current !== key) {\n"
            f"  getToken().then((token) => {{ if (token) {{ {_SET}; sentRef.current = key }} }}).catch(() => {{}})\n}}",
            before=_REF,
        ),
        "function A({ id, load }) { useEffect(() => { load(id) }, [id, load]) }",
    )
    INVALID = (
        Invalid(
            synchronizer(f"getToken().then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"),
            "addEvents with set is called by each run of this effect, also for a session that was sent before",
        ),
        Invalid(
            synchronizer(
                f"if (!isSignedIn) {{ {_CLEAR}; return }}\nif (sentRef.current === userId) return\n"
                f"getToken().then((token) => {{ if (token) {{ {_SET}; sentRef.current = userId }} }}).catch(() => {{}})",
                before=_REF,
            ),
            "addEvents with clear is called by each run of this effect",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF, Reason.GENERATOR}

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only where Clerk's token is at hand."""
        return has_source(component)

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the first dispatch of each effect that asks no memory of what was sent."""
        for effect in component.effects if asked_for(component) else ():
            told = [*session_dispatches(effect), *signing_out(effect)]
            told = [item for item in told if item.state.phase in ON_THE_WAY]
            repeated = [
                item for item in worst(told) if not any(memory_tests(effect, item)) and not is_latched(effect, item)
            ]
            asked = next((test for item in repeated if (test := unknown_memory(effect, item)) is not None), None)
            if asked is not None:
                reason = Reason.UNKNOWN_GUARD
                message = "a test before this may ask what was sent last, but what it asks is not known here"
                yield self.abstain(component.program, repeated[0].node, reason, message)
            elif repeated:
                yield self._fault(component, effect, repeated[0])

    def _fault(self, component: Component, effect: Effect, dispatch: Dispatch) -> AnyFinding:
        message = f"{called(dispatch)} is called by each run of this effect, also for a session that was sent before"
        path = (
            *steps(component, dispatch.state),
            Step(dispatch.node.span, f"calls {called(dispatch)}"),
            Step(effect.call.callee.span, f"{_reason(effect)} runs this effect again, for the same session"),
            Step(dispatch.node.span, "calls it once more: no test on the way asks what was sent"),
        )
        return self.finding(component.program, dispatch.node, message, path=path)


def _reason(effect: Effect) -> str:
    """Return what runs an effect again without any change of the session."""
    names = [item.text for item in effect.dependencies or () if not _is_of_session(item.value.origins)]
    return f"a new `{names[-1]}`" if names else "StrictMode, or Fast Refresh,"


def _is_of_session(held: frozenset[str]) -> bool:
    return any(origin.startswith(("useAuth.", "EventLoopContext")) for origin in held - {"useAuth.getToken"})
