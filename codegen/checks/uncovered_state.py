"""The check `uncovered-state`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.boundaries import Phase
from ..flow.facts import AtomKind
from ..flow.operations import Dispatch
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ..js.node import Node
from ._examples import synchronizer
from ._operations import called
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import SIGNED_IN, clears, knows_connected, outcome_of, session_dispatches
from .base import Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class UncoveredState(RaceCheck):
    """A synchronizer that tells the backend of sign-ins and never of sign-outs."""

    id = "uncovered-state"
    summary = "One of the states signed in and signed out has no dispatch."
    rationale = (
        "The backend must be told of both. Without a clear it serves a user who has signed out, until the session "
        "expires there by itself."
    )
    mend = "Dispatch the clear event where Clerk says that nobody is signed in."
    severity = Severity.ERROR
    VALID = (synchronizer('if (!isSignedIn) { addEvents([ReflexEvent("s.clear")]); return }\n' + _SEND),)
    INVALID = (
        Invalid(synchronizer(_SEND), "tells the backend of sign-ins, and never of a sign-out"),
        Invalid(
            synchronizer('const signOut = () => addEvents([ReflexEvent("s.clear")])\n' + _SEND),  # nobody calls it
            "tells the backend of sign-ins, and never of a sign-out",
        ),
        Invalid(
            synchronizer(
                'Promise.resolve().then(() => {\n  if (!isSignedIn) addEvents([ReflexEvent("s.clear")])\n}, () => {})\n'
                + _SEND
            ),
            "tells the backend of a sign-out only behind a wait",
        ),
        Invalid(
            synchronizer(
                'if (!isSignedIn) {\n  if (sentRef.current) addEvents([ReflexEvent("s.clear")])\n  return\n}\n' + _SEND,
                before="const sentRef = useRef(null)",
            ),
            "only where a ref says that something was sent",
        ),
        Invalid(
            synchronizer('if (!isSignedIn) { addEvents([ReflexEvent("s.clear")]) }'),
            "tells the backend of sign-outs, and never of a sign-in",
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the components whose effects never tell the backend of one of the two states."""
        sending = [effect for effect in component.effects if session_dispatches(effect)]
        asking = [effect for effect in component.effects if effect.requests and clears(effect)]
        if any(Reason.ESCAPED_SINK is unclear.reason for unclear in component.unclear):
            return
        if sending:
            told = [dispatch for effect in component.effects for dispatch in clears(effect)]
            told = [dispatch for dispatch in told if outcome_of(component, dispatch.state, SIGNED_IN) is not True]
            if told and all(dispatch.state.phase is Phase.CONTINUATION for dispatch in told):
                end = (
                    "the user signs out; no effect says so at once, and the backend goes on serving a user who is gone"
                )
                message = "this component tells the backend of a sign-out only behind a wait"
                yield self._fault(component, sending[0], message, told[:1], end)
            if told and all(knows_connected(component, dispatch.state) for dispatch in told):
                end = "the user signs out while the connection is down; that is said at the next connection, if there is one"
                message = "this component tells the backend of a sign-out only while the connection holds"
                yield self._fault(component, sending[0], message, told[:1], end)
            if told and all(_asks_empty_ref(dispatch) for dispatch in told):
                end = "the user is signed out when the page is loaded; the ref holds nothing yet, and the backend keeps whom it has"
                message = "this component tells the backend of a sign-out only where a ref says that something was sent"
                yield self._fault(component, sending[0], message, told[:1], end)
            if not told:
                end = "the user signs out; on no way does an effect say so, and the backend goes on serving a user who is gone"
                message = "this component tells the backend of sign-ins, and never of a sign-out"
                yield self._fault(component, sending[0], message, session_dispatches(sending[0])[:1], end)
        silent = [] if sending or asking else list(self._never_asking(component))
        for effect in sending or asking or silent:
            told = session_dispatches(effect)
            if not any(outcome_of(component, dispatch.state, SIGNED_IN) is not False for dispatch in told):
                end = "a user signs in; on no way does an effect send a token, and the backend goes on without a user"
                message = "this component tells the backend of sign-outs, and never of a sign-in"
                yield self._fault(component, effect, message, (clears(effect) or told)[:1], end)

    @staticmethod
    def _never_asking(component: Component) -> Iterator[Effect]:
        """Yield the effects that dispatch where nobody is signed in, in a component that says nothing where somebody is."""
        told = [(effect, item) for effect in component.effects for item in clears(effect)]
        outcomes = [(effect, outcome_of(component, item.state, SIGNED_IN)) for effect, item in told]
        if all(signed_in is False for _, signed_in in outcomes):
            yield from dict(outcomes[:1])

    def _fault(self, component: Component, effect: Effect, message: str, told: list[Dispatch], end: str) -> AnyFinding:
        said = [Step(item.node.span, f"calls {called(item)}: the backend is told of that") for item in told]
        path = (*said, Step(effect.call.callee.span, end))
        return self.finding(component.program, effect.call.callee, message, path=path)


def _asks_empty_ref(dispatch: Dispatch) -> bool:
    """Whether a path asks a ref that holds nothing at first to hold something."""
    asked = (fact.atom.places[0] for fact in dispatch.state.facts if fact.atom.kind is AtomKind.TRUTHY and fact.holds)
    return any(isinstance(place.owner, RefCell) and _is_empty(place.owner.initial) for place in asked)


def _is_empty(initial: Node | None) -> bool:
    return initial is None or (initial.type == "Literal" and not initial.value)
