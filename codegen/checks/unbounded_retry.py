"""The check `unbounded-retry`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.reasons import Reason
from ._examples import synchronizer
from ._operations import worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class UnboundedRetry(RaceCheck):
    """Token requests in a circle that nothing ends."""

    id = "unbounded-retry"
    summary = "A token is requested again and again, without a bound."
    rationale = (
        "While Clerk's server is down every open tab asks without end, and keeps it down; a limit on attempts lets "
        "the next change try again."
    )
    mend = "Count the attempts, and stop at a limit; let the delay grow."
    limits = "A bound is a comparison with <, >, <= or >= of a number that the circle counts."
    severity = Severity.WARNING
    VALID = (
        synchronizer("const ask = (n) => getToken().catch(() => n < 3 ? ask(n + 1) : null)\nask(1).catch(() => {})"),
        synchronizer(
            "const run = async () => { for (let n = 0; n < 3; n++) { if (await getToken()) return } }\nrun().catch(() => {})"
        ),
    )
    INVALID = (
        Invalid(
            synchronizer("const ask = () => getToken().catch(() => ask())\nask().catch(() => {})"), "without a bound"
        ),
        Invalid(
            synchronizer(
                "const run = async () => { while (true) { if (await getToken()) return } }\nrun().catch(() => {})"
            ),
            "without a bound",
        ),
        Invalid(
            synchronizer("const ask = () => { getToken().catch(() => setTimeout(ask, 500)) }\nask()"), "without a bound"
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE, Reason.GENERATOR}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests that lead back to themselves without a count in between."""
        for effect in component.effects:
            for request in worst(request for request in effect.requests if request.again):
                message = f"{request.source} is requested again and again without a bound"
                path = path_to(component, request, "asks once more, and so on without end")
                yield self.finding(component.program, request.node, message, path=path)
