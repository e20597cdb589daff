"""The check `queued-token`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ..flow.values import Sink
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import knows_connected, session_dispatches
from ._story import path_to
from .base import Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class QueuedToken(RaceCheck):
    """A token that is dispatched without asking whether the websocket is up."""

    id = "queued-token"
    summary = "A token can be queued while the websocket is down."
    rationale = (
        "Reflex keeps events that are dispatched while the connection is down, and sends them at the next connect. A session token lives "
        "for a minute: after a longer drop the backend gets one that has expired, and rejects it."
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

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches of a token on paths that do not know the connection to be up."""
        for effect in component.effects:
            sent = [dispatch for dispatch in session_dispatches(effect) if dispatch.sink == "addEvents"]
            for dispatch in worst(dispatch for dispatch in sent if not knows_connected(component, dispatch.state)):
                yield self._fault(component, dispatch)

    def _fault(self, component: Component, dispatch: Dispatch) -> AnyFinding:
        message = f"{called(dispatch)} can be queued while the connection is down, and its token can expire there"
        path = path_to(component, dispatch, f"calls {called(dispatch)}, whether or not the connection is up")
        return self.finding(component.program, dispatch.node, message, path=path)

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only a sink that leaves the page can be queued."""
        return not (isinstance(unclear.subject, Sink) and unclear.subject.local)
