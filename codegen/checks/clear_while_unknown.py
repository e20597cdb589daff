"""The check `clear-while-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.acts import literal_of
from ..flow.facts import AtomKind, Fact, Place
from ..flow.operations import Dispatch, Unclear
from ..flow.reasons import Reason
from ..flow.state import State
from ..flow.values import Constant, Reactive, Sink
from ..flow.wording import init_of
from ._assumed import UNDECIDED, decide
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._session import LOADED, clears, place_value, session_dispatches
from ._story import path_to
from .base import Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'
_CLEAR = 'if (!isSignedIn) {\n  addEvents([ReflexEvent("s.clear")])\n  return\n}\n'


class ClearWhileUnknown(RaceCheck):
    """A sign-out that is dispatched while Clerk does not know yet who is signed in."""

    id = "clear-while-unknown"
    summary = 'The backend can be told "signed out" while Clerk is still loading.'
    rationale = (
        "Before Clerk has loaded, and during a switch of user, isSignedIn is undefined: that is not signed out. A clear sent then signs a "
        "user out on the backend whom Clerk holds signed in."
    )
    mend = "Return while isLoaded is false, before anything is dispatched."
    severity = Severity.ERROR
    VALID = (
        synchronizer("if (!isLoaded) return\n" + _CLEAR + _SEND),
        synchronizer(_CLEAR.replace("!isSignedIn", "isSignedIn === false") + _SEND),
    )
    INVALID = (Invalid(synchronizer(_CLEAR + _SEND), "is dispatched while Clerk may not have loaded"),)

    BLIND = UNSEEN | {Reason.ESCAPED_SINK}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the clears that are reached without Clerk's word that it has loaded."""
        for effect in component.effects:
            if not session_dispatches(effect):
                continue
            unknown = [dispatch for dispatch in clears(effect) if not _knows_loaded(component, dispatch.state)]
            for dispatch in worst(unknown):
                yield self._fault(component, dispatch)

    def _fault(self, component: Component, dispatch: Dispatch) -> AnyFinding:
        name = dispatch.event.name.rpartition(".")[2] if dispatch.event is not None else dispatch.sink
        message = f"{name} is dispatched while Clerk may not have loaded: nobody knows yet who is signed in"
        path = path_to(component, dispatch, f"calls {called(dispatch)}: the backend takes the user for signed out")
        return self.finding(component.program, dispatch.node, message, path=path)

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only a sink that leaves the page can sign the backend out."""
        return not (isinstance(unclear.subject, Sink) and unclear.subject.local)


def _knows_loaded(component: Component, state: State) -> bool:
    """Whether a path knows that Clerk has loaded: by isLoaded, or by a value that only a loaded Clerk gives."""
    if any(_is_ruled_out(component, fact) for fact in state.facts):
        return True
    for fact in state.facts:
        if not fact.holds or not any(_is_of_clerk(component, place) for place in fact.atom.places):
            continue
        literals = {place.literal for place in fact.atom.places if place.is_literal}
        if fact.atom.kind is AtomKind.TRUTHY or literals & {"false", "null"}:
            return True
    return False


def _is_ruled_out(component: Component, fact: Fact) -> bool:
    """Whether a constant that is made of isLoaded cannot be what a fact says while Clerk is loading: `wanted === "out"`."""
    for place, other in (fact.atom.places, fact.atom.places[::-1]) if len(fact.atom.places) > 1 else ():
        init = init_of(place.variable) if place.variable is not None and not place.members else None
        value = decide(component, init, {LOADED: False}) if init is not None else UNDECIDED
        if fact.atom.kind is AtomKind.EQUAL and other.literal is not None and isinstance(value, (str, bool, int)):
            return (literal_of(Constant(value)) == other.literal) is not fact.holds
    return False


def _is_of_clerk(component: Component, place: Place) -> bool:
    """Whether a place is a member of Clerk's session itself, not something made of one."""
    value = place_value(component, place)
    return isinstance(value, Reactive) and value.origin.startswith("useAuth.")
