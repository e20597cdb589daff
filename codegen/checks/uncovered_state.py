"""The check `uncovered-state`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ._examples import synchronizer
from ._operations import AnyFinding, sets_session
from ._session import session_dispatches
from .base import Check, Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class UncoveredState(Check):
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
    INVALID = (Invalid(synchronizer(_SEND), "tells the backend of sign-ins, and never of a sign-out"),)

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the components whose effects send sessions and no clear."""
        sending = [effect for effect in component.effects if session_dispatches(effect)]
        clears = [
            dispatch
            for effect in component.effects
            for dispatch in effect.dispatches
            if dispatch.event is not None and not sets_session(dispatch)
        ]
        if sending and not clears:
            message = "this component tells the backend of sign-ins, and never of a sign-out"
            yield self.finding(component.program, sending[0].call.callee, message)
