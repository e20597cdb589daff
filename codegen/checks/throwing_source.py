"""The check `throwing-source`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.boundaries import Phase
from ..flow.reasons import Reason
from ._examples import synchronizer
from ._operations import worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class ThrowingSource(RaceCheck):
    """A token request whose synchronous throw nothing catches."""

    id = "throwing-source"
    summary = "A throw of the source itself leaves the effect and takes the page down."
    rationale = (
        "A `catch` on a promise does not see a throw before there is one. What leaves an effect unmounts the tree up "
        "to the next error boundary."
    )
    mend = "Call the source in an async function, in a `new Promise` executor, or inside `try`."
    limits = "Clerk's own getToken is an async function; the check is for wrappers and replacements of it."
    severity = Severity.INFO
    VALID = (
        synchronizer("const ask = async () => { await getToken() }\nask().catch(() => {})"),
        synchronizer("new Promise((resolve) => resolve(getToken())).catch(() => {})"),
    )
    INVALID = (Invalid(synchronizer("getToken().catch(() => {})"), "a throw of getToken leaves the effect"),)

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests that an effect makes with nothing round them."""
        for effect in component.effects:
            bare = [ask for ask in effect.requests if ask.state.phase is Phase.EFFECT and not ask.protected]
            for request in worst(bare):
                message = f"a throw of {request.source} leaves the effect: nothing round the call catches it"
                path = path_to(component, request, f"calls {request.source}, which may throw before it gives a promise")
                yield self.finding(component.program, request.node, message, path=path)
