"""The check `clear-while-signed-in`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.boundaries import Phase
from ..flow.facts import AtomKind
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ..flow.values import Sink
from ._examples import synchronizer
from ._kept import handed_on
from ._operations import called, holds_token, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import SIGNED_IN, clears, outcome_of, place_value, session_dispatches
from ._story import path_to
from .base import Invalid

_CLEAR = 'if (!isSignedIn) {\n  addEvents([ReflexEvent("s.clear")])\n  return\n}\n'
_SET = 'addEvents([ReflexEvent("s.set", { token })])'


class ClearWhileSignedIn(RaceCheck):
    """A sign-out that is dispatched while Clerk says that the user is signed in."""

    id = "clear-while-signed-in"
    summary = "A failed token request is told to the backend as a sign-out."
    rationale = (
        "Clerk holds the user signed in; only the token did not come, because the network was down for a moment. The backend signs the "
        "user out, and as nothing changes for Clerk, nothing ever signs him in again."
    )
    mend = (
        "Keep what the backend has, and try again; dispatch the clear only where Clerk says that nobody is signed in."
    )
    limits = (
        "A clear is an event that the same effect dispatches where isSignedIn is false, or where a state that is to hold the token "
        "does not hold it yet. An app that wants to sign out on failures needs a "
        "suppression with that reason."
    )
    severity = Severity.WARNING
    VALID = (
        synchronizer(_CLEAR + f"getToken().then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"),
        synchronizer(
            _CLEAR
            + f"getToken().then((token) => {{ if (token) {_SET} }}).catch(() => addEvents([ReflexEvent('s.failed')]))"
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(_CLEAR + f"getToken().then((token) => {_SET}, () => addEvents([ReflexEvent('s.clear')]))"),
            "clear is dispatched while Clerk holds the user signed in",
        ),
        Invalid(
            synchronizer(
                _CLEAR
                + f"getToken().then((token) => {{ if (token) {_SET}; else addEvents([ReflexEvent('s.clear')]) }}).catch(() => {{}})"
            ),
            "clear is dispatched while Clerk holds the user signed in",
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the clears on paths that know the user to be signed in."""
        for effect in component.effects:
            if not session_dispatches(effect):
                continue
            told = [(item, outcome_of(component, item.state, SIGNED_IN)) for item in clears(effect)]
            names = {item.event.name for item, signed_in in told if signed_in is False and item.event is not None}
            wrong = [
                item for item, signed_in in told if signed_in and item.event is not None and item.event.name in names
            ]
            for dispatch in worst(wrong):
                yield self._fault(component, dispatch, "while Clerk holds the user signed in")
            early = [item for item, signed_in in told if signed_in is None and _waits_for_token(component, item)]
            for dispatch in worst(early):
                yield self._fault(component, dispatch, "while no token has come yet, which says nothing of a sign-out")

    def _fault(self, component: Component, dispatch: Dispatch, when: str) -> AnyFinding:
        name = dispatch.event.name.rpartition(".")[2] if dispatch.event is not None else dispatch.sink
        message = f"{name} is dispatched {when}"
        path = path_to(component, dispatch, f"calls {called(dispatch)}, and nothing signs the user in again")
        return self.finding(component.program, dispatch.node, message, path=path)

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only a sink that leaves the page can sign the backend out."""
        return not (isinstance(unclear.subject, Sink) and unclear.subject.local)


def _waits_for_token(component: Component, dispatch: Dispatch) -> bool:
    """Whether a path knows that a state or ref does not hold the token that is requested for it."""
    if any(outcome_of(component, dispatch.state, origin) is False for origin in handed_on(component)):
        return True
    asked = (fact for fact in dispatch.state.facts if fact.atom.kind is AtomKind.TRUTHY and not fact.holds)
    return dispatch.state.phase is Phase.EFFECT and any(
        holds_token(place_value(component, fact.atom.places[0])) for fact in asked
    )
