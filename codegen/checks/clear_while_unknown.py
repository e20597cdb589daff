"""The check `clear-while-unknown`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.facts import Atom, AtomKind, Fact
from ..flow.operations import Dispatch
from ._examples import synchronizer
from ._operations import AnyFinding, doubts, path_of, sets_session, sure, worst
from ._session import origins, session_dispatches
from .base import Check, Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'
_CLEAR = 'if (!isSignedIn) {\n  addEvents([ReflexEvent("s.clear")])\n  return\n}\n'


class ClearWhileUnknown(Check):
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the clears that are reached without Clerk's word that it has loaded."""
        for effect in component.effects:
            if not session_dispatches(effect):
                continue
            clears = [
                dispatch for dispatch in effect.dispatches if dispatch.event is not None and not sets_session(dispatch)
            ]
            unknown = [dispatch for dispatch in clears if not self._loaded(component, dispatch)]
            yield from doubts(self, effect, unknown)
            for dispatch in worst(sure(unknown)):
                name = dispatch.event.name.rpartition(".")[2] if dispatch.event is not None else "a clear"
                message = f"{name} is dispatched while Clerk may not have loaded: nobody knows yet who is signed in"
                yield self.finding(
                    component.program, dispatch.node, message, path=path_of(dispatch, "tells the backend: signed out")
                )

    @staticmethod
    def _loaded(component: Component, dispatch: Dispatch) -> bool:
        """Whether the path knows that Clerk has loaded: by isLoaded, or by a value that only a loaded Clerk gives."""
        return any(_tells_loaded(component, fact) for fact in dispatch.state.facts)


def _tells_loaded(component: Component, fact: Fact) -> bool:
    atom: Atom = fact.atom
    for place in atom.places:
        if place.variable is None or place.is_literal or not place.variable.definitions:
            continue
        held = origins(component, place.variable.definitions[0].name)
        if atom.kind is AtomKind.TRUTHY and fact.holds and any(known.startswith("useAuth.") for known in held):
            return True
        literals = {other.literal for other in atom.places if other.is_literal}
        if atom.kind is AtomKind.EQUAL and fact.holds and literals & {"false", "null"} and held:
            return True
    return False
