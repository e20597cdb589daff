"""The check `dispatch-after-unmount`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Abstention, Severity, Step
from ..flow.boundaries import Phase
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ._examples import synchronizer
from ._operations import called, later, line, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import session_dispatches
from ._story import steps
from .base import Invalid


class DispatchAfterUnmount(RaceCheck):
    """A dispatch behind a boundary that nothing holds back once the component is gone."""

    id = "dispatch-after-unmount"
    summary = "A run can dispatch after the component has been unmounted."
    rationale = (
        "When the provider is taken off the page, or replaced, a request under way still ends in a dispatch: the backend is told about a "
        "session that nobody watches any more, and a second synchronizer may have said something else meanwhile."
    )
    mend = (
        "Return a cleanup that voids the run: a flag, an advanced request id, an aborted controller, a cleared timer."
    )
    limits = "React's own state setters are let through: React ignores them after unmount."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "let active = true\n"
            'getToken().then((token) => { if (active) addEvents([ReflexEvent("s.set", { token })]) }, () => {})\n'
            "return () => { active = false }"
        ),
        "function A() { const [n, setN] = useState(0); useEffect(() => { load().then(setN, report) }, []); return n }",
    )
    INVALID = (
        Invalid(
            synchronizer(
                "const id = ++idRef.current\n"
                "getToken().then((token) => {\n"
                '  if (id === idRef.current) addEvents([ReflexEvent("s.set", { token })])\n'
                "}, () => {})",
                before="const idRef = useRef(0)",
            ),
            "after the component has been unmounted",
        ),
        Invalid(
            synchronizer(
                "let active = true\n"
                'getToken().then((token) => { if (active) addEvents([ReflexEvent("s.set", { token })]) }, () => {})\n'
                'return () => { active = false; addEvents([ReflexEvent("s.clear")]) }'
            ),
            "the cleanup calls addEvents with clear",
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield each effect of which some dispatch outlives the component."""
        for effect in component.effects:
            lasting = [dispatch for dispatch in later(effect.dispatches) if not dispatch.local]
            told = list(self.judge(component, ((dispatch, dispatch.state.presence) for dispatch in lasting)))
            yield from (item for item in told if isinstance(item, Abstention))
            found = [item for item in told if isinstance(item, Dispatch)]
            if found:
                yield self._fault(component, effect, found)
            for dispatch in worst(_of_cleanup(effect)):
                message = f"the cleanup calls {called(dispatch)}: it also runs when the component is unmounted"
                path = (
                    Step(effect.call.callee.span, "the component is unmounted, or a dependency changes"),
                    Step(dispatch.node.span, f"calls {called(dispatch)}, whatever Clerk holds then"),
                )
                yield self.finding(component.program, dispatch.node, message, path=path)

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Leave out the sinks that others get: they are judged where those may call them."""
        return unclear.reason is not Reason.ESCAPED_SINK or unclear.subject is None

    def _fault(self, component: Component, effect: Effect, found: list[Dispatch]) -> AnyFinding:
        lines = ", ".join(str(line(component, dispatch)) for dispatch in found)
        no_cleanup = "the effect returns no cleanup" if not effect.cleanups else "the cleanup does not hold it back"
        where = f"line {lines}" if len(found) == 1 else f"lines {lines}"
        message = f"the dispatch of {where} is made after the component has been unmounted too: {no_cleanup}"
        path = (
            *steps(component, found[0].state),
            Step(effect.call.callee.span, f"meanwhile the component is unmounted; {no_cleanup}"),
            Step(found[0].node.span, f"calls {called(found[0])} all the same"),
        )
        return self.finding(component.program, effect.call.callee, message, path=path)


def _of_cleanup(effect: Effect) -> list[Dispatch]:
    """Return the backend events that the cleanup of a synchronizer dispatches."""
    ending = [item for item in effect.dispatches if item.state.phase is Phase.CLEANUP and item.event is not None]
    return ending if session_dispatches(effect) else []
