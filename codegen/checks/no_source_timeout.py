"""The check `no-source-timeout`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import TimeLimit
from ..flow.reasons import Reason
from ._again import is_periodic
from ._examples import synchronizer
from ._operations import worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class NoSourceTimeout(RaceCheck):
    """A token request that may take for ever."""

    id = "no-source-timeout"
    summary = "Nothing limits how long a token request may take."
    rationale = (
        "Clerk's getToken retries by itself for up to 162 seconds when its server answers with an error, and before Clerk has loaded it "
        "waits without end. Meanwhile nothing is told to the backend, and no retry of the component begins."
    )
    mend = "Race the request against a timer: `Promise.race([getToken(), late])`."
    limits = (
        "A limit counts for every request of the same source in the effect; an interval that asks again counts as one."
    )
    severity = Severity.INFO
    VALID = (
        synchronizer(
            "let timer\n"
            "const late = new Promise((resolve) => { timer = setTimeout(resolve, 9000) })\n"
            "Promise.race([getToken(), late]).catch(() => {})\n"
            "return () => clearTimeout(timer)"
        ),
        synchronizer(
            "const timer = setInterval(() => getToken().catch(() => {}), 20000)\nreturn () => clearInterval(timer)"
        ),
    )
    INVALID = (Invalid(synchronizer("getToken().catch(() => {})"), "nothing limits how long getToken may take"),)

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the first request of each effect that has no time limit."""
        for effect in component.effects:
            limited = frozenset[str]().union(*(limit.sources for limit in effect.of(TimeLimit)))
            if any(is_periodic(request.state) for request in effect.requests):
                continue
            first = next(worst(ask for ask in effect.requests if ask.source not in limited), None)
            if first is not None:
                message = f"nothing limits how long {first.source} may take"
                path = path_to(component, first, f"waits for {first.source} for as long as it takes")
                yield self.finding(component.program, first.node, message, path=path)
