"""The check `request-while-signed-out`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity, Step
from ..flow.operations import Dispatch, TokenRequest
from ..flow.reasons import Reason
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import SIGNED_IN, clears, outcome_of
from .base import Invalid

_CLEAR = 'addEvents([ReflexEvent("s.clear")])'
_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class RequestWhileSignedOut(RaceCheck):
    """A run that signs the backend out and goes on to ask for a token."""

    id = "request-while-signed-out"
    summary = "A run that has signed the backend out goes on to request a token."
    rationale = (
        "The sign-out has been told; the same run then asks for a token, and tries again when there is none. Clerk can still hand one out "
        "from its cache, and the backend is signed in again as somebody who has left."
    )
    mend = "Return right after the sign-out has been dispatched."
    severity = Severity.ERROR
    VALID = (
        synchronizer(f"if (!isSignedIn) {{ {_CLEAR}; return }}\n{_SEND}"),
        synchronizer(f"if (!isSignedIn) {_CLEAR}\nelse {_SEND}"),
        synchronizer(f"if (!isSignedIn) {_CLEAR}\nif (isSignedIn) {_SEND}"),
    )
    INVALID = (
        Invalid(synchronizer(f"if (!isSignedIn) {{ {_CLEAR} }}\n{_SEND}"), "getToken is requested by a run that has"),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests that a run reaches behind the clear of a sign-out, without Clerk's word that somebody is signed in."""
        for effect in component.effects:
            signing_out = [item for item in clears(effect) if outcome_of(component, item.state, SIGNED_IN) is False]
            cleared = {item.node: item for item in signing_out}
            for request in worst(request for request in effect.requests if request.state.said & cleared.keys()):
                if outcome_of(component, request.state, SIGNED_IN) is None:
                    before = next(cleared[node] for node in request.state.said if node in cleared)
                    yield self._fault(component, before, request)

    def _fault(self, component: Component, before: Dispatch, request: TokenRequest) -> AnyFinding:
        message = f"{request.source} is requested by a run that has signed the backend out"
        path = (
            Step(before.node.span, f"calls {called(before)}, and goes on"),
            Step(request.node.span, f"requests {request.source} all the same"),
        )
        return self.finding(component.program, request.node, message, path=path)
