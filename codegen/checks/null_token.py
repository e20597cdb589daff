"""The check `null-token`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.boundaries import Trail
from ..flow.facts import AtomKind, Fact
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ..flow.state import State
from ..flow.values import TOKEN_ORIGIN, Sink
from ..js.walk import walk
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import place_origins, session_dispatches, value_of
from ._story import path_to
from .base import Invalid

_SET = 'addEvents([ReflexEvent("s.set", { token })])'


class NullToken(RaceCheck):
    """A token that is dispatched without asking whether there is one."""

    id = "null-token"
    summary = "A token is dispatched that may be null."
    rationale = (
        "Clerk's getToken gives null when it has no session at that moment, also while the user is signed in. The backend gets an event "
        "without a token: it rejects it, or takes it for a sign-out."
    )
    mend = "Dispatch only `if (token)`; treat null as a failed request."
    limits = "Any test of the token on the path counts, unless it says that there is none."
    severity = Severity.WARNING
    VALID = (
        synchronizer(f"getToken().then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"),
        synchronizer(f"getToken().then((token) => token && {_SET}).catch(() => {{}})"),
        synchronizer(f"getToken().then((token) => {{ if (token === null) return\n{_SET} }}).catch(() => {{}})"),
    )
    INVALID = (
        Invalid(synchronizer(f"getToken().then((token) => {_SET}).catch(() => {{}})"), "may be null"),
        Invalid(
            synchronizer(f"getToken().then((token) => {{ if (!token) {_SET} }}).catch(() => {{}})"), "is null here"
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the dispatches of a token on paths that have not asked whether there is one."""
        for effect in component.effects:
            carrying = [
                item for item in session_dispatches(effect) if item.event is not None and item.event.carries_token
            ]
            told = [(dispatch, _is_sent(component, dispatch)) for dispatch in carrying]
            for dispatch in worst(dispatch for dispatch, there in told if not there):
                yield self._fault(component, dispatch, known=_is_sent(component, dispatch) is False)

    def _fault(self, component: Component, dispatch: Dispatch, *, known: bool) -> AnyFinding:
        what = "is null here" if known else "may be null"
        message = f"{called(dispatch)} is called with a token that {what}"
        path = path_to(component, dispatch, f"calls {called(dispatch)}, whether or not there is a token")
        return self.finding(component.program, dispatch.node, message, path=path)

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only a sink that leaves the page gets tokens."""
        return not (isinstance(unclear.subject, Sink) and unclear.subject.local)


def _is_sent(component: Component, dispatch: Dispatch) -> bool | None:
    """Return what is known of a token where it is put into its event, or else where that is dispatched."""
    made = dispatch.event.is_there if dispatch.event is not None else None
    return made if made is not None else _is_there(component, dispatch.state)


def _is_there(component: Component, state: State) -> bool | None:
    """Return whether a path knows of a token: that there is one, that there is none; None if it has not asked."""
    told = {outcome for fact in state.facts if (outcome := _says(component, fact)) is not None}
    if told:
        return True in told
    tests = (step.node for step in Trail.steps(state.trail) if isinstance(step.what, bool))
    named = (node for test in tests for node in walk(test) if node.type == "Identifier")
    return True if any(value_of(component, node).origins >= TOKEN_ORIGIN for node in named) else None


def _says(component: Component, fact: Fact) -> bool | None:
    """Return whether a fact says that there is a token; None if it is about something else."""
    if not any(place_origins(component, place) >= TOKEN_ORIGIN for place in fact.atom.places):
        return None
    literals = {place.literal for place in fact.atom.places if place.is_literal}
    if fact.atom.kind is AtomKind.TRUTHY:
        return fact.holds
    return not fact.holds if fact.atom.kind is AtomKind.EQUAL and literals & {"null", "undefined"} else None
