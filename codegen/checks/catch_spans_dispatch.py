"""The check `catch-spans-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity, Step
from ..flow.operations import Dispatch
from ._examples import synchronizer
from ._operations import called, sets_session, worst
from ._race import AnyFinding, RaceCheck
from .base import Invalid


class CatchSpansDispatch(RaceCheck):
    """A `catch` behind a dispatching `then`, which dispatches the opposite."""

    id = "catch-spans-dispatch"
    summary = "A catch that signs the backend out also catches the failure of the sign-in's own dispatch."
    rationale = (
        "If the dispatch throws, or what stands after it, the handler for failed requests runs, and clears a session "
        "that Clerk holds."
    )
    mend = "Give both handlers to one `then(onToken, onFailure)`, or keep the dispatch out of the try block."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })]), () => addEvents([ReflexEvent("s.clear")]))'
        ),
        synchronizer('getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'),
    )
    INVALID = (
        Invalid(
            synchronizer(
                'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => addEvents([ReflexEvent("s.clear")]))'
            ),
            "addEvents with clear is also called when addEvents with set itself fails",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches that are made when another dispatch has failed, and only then or as for a failed request."""
        for effect in component.effects:
            made = {dispatch.node: dispatch for dispatch in effect.dispatches}
            for dispatch in worst(dispatch for dispatch in effect.dispatches if dispatch.state.caught):
                spanned = [made[node] for node in dispatch.state.failed if node in made]
                opposite = [other for other in worst(spanned) if not dispatch.local and _is_opposite(other, dispatch)]
                if opposite:
                    yield self._fault(component, opposite[0], dispatch)

    def _fault(self, component: Component, spanned: Dispatch, dispatch: Dispatch) -> AnyFinding:
        message = f"{called(dispatch)} is also called when {called(spanned)} itself fails, and says the opposite"
        path = (
            Step(spanned.node.span, f"{called(spanned)} throws here, or what React does in it"),
            Step(dispatch.node.span, f"the failure is taken for a failed request: {called(dispatch)}"),
        )
        return self.finding(component.program, dispatch.node, message, path=path)


def _is_opposite(first: Dispatch, second: Dispatch) -> bool:
    """Whether two dispatches say different things: one carries a token and the other does not, or their events differ."""
    if first.node is second.node:
        return False
    names = [dispatch.event.name for dispatch in (first, second) if dispatch.event is not None]
    return sets_session(first) != sets_session(second) or len(set(names)) == 2
