"""The check `queued-token`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import Dispatch
from ._examples import synchronizer
from ._operations import AnyFinding, called, doubts, path_of, sure, worst
from ._session import origins, session_dispatches
from .base import Check, Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class QueuedToken(Check):
    """A token that is dispatched without asking whether the websocket is up."""

    id = "queued-token"
    summary = "A token can be queued while the websocket is down."
    rationale = (
        "Reflex keeps events that are dispatched while the connection is down, and sends them at the next connect. A session token lives for "
        "a minute: after a longer drop the backend gets one that has expired, and rejects it."
    )
    mend = (
        "Return before the token request while connectErrors is not empty; the next connection runs the effect again."
    )
    limits = (
        "A drop that has not been noticed yet cannot be asked about; with the connection epoch in the array, that run "
        "is void."
    )
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            "if (connectErrors.length > 0) return\n" + _SEND, "[isSignedIn, addEvents, getToken, connectErrors]"
        ),
    )
    INVALID = (Invalid(synchronizer(_SEND), "can be queued while the connection is down"),)

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches of a token on paths that know nothing of the connection."""
        for effect in component.effects:
            sent = [dispatch for dispatch in session_dispatches(effect) if dispatch.sink == "addEvents"]
            blind = [dispatch for dispatch in sent if not self._asks_connection(component, dispatch)]
            yield from doubts(self, effect, blind)
            for dispatch in worst(sure(blind)):
                message = (
                    f"{called(dispatch)} can be queued while the connection is down, and its token can expire there"
                )
                yield self.finding(
                    component.program, dispatch.node, message, path=path_of(dispatch, "dispatches the token")
                )

    @staticmethod
    def _asks_connection(component: Component, dispatch: Dispatch) -> bool:
        for fact in dispatch.state.facts:
            for place in fact.atom.places:
                if place.variable is None or not place.variable.definitions:
                    continue
                held = origins(component, place.variable.definitions[0].name)
                if any(known.startswith("EventLoopContext.1") for known in held):
                    return True
        return False
