"""The check `stale-retry`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import TokenRequest
from ._examples import synchronizer
from ._operations import AnyFinding, doubts, later, path_of, sure, worst
from .base import Check, Invalid


class StaleRetry(Check):
    """A second token request by a run that may be void."""

    id = "stale-retry"
    summary = "A token is requested again without asking whether the run is still the newest."
    rationale = (
        "After a sign-out, or on a page that was left, the request is waste, and it starts another wait with another "
        "chance to err."
    )
    mend = "Test that the run is still the newest before asking again."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            "let active = true\ngetToken().catch(() => active ? getToken() : null).catch(() => {})\nreturn () => { active = false }"
        ),
        synchronizer("Promise.resolve().then(() => getToken()).catch(() => {})"),
    )
    INVALID = (Invalid(synchronizer("getToken().catch(() => getToken()).catch(() => {})"), "requested again"),)

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests of continuations that follow another request and whose run may be void."""
        for effect in component.effects:
            requests = {request.node for request in effect.requests}
            stale = [
                request
                for request in later(effect.requests)
                if not request.state.fresh and not effect.runs_once and request.state.started & requests
            ]
            yield from doubts(self, effect, stale)
            for request in worst(sure(stale)):
                yield self._fault(component, request)

    def _fault(self, component: Component, request: TokenRequest) -> AnyFinding:
        message = f"{request.source} is requested again by a run that a newer one may have made void"
        return self.finding(component.program, request.node, message, path=path_of(request, "asks again"))
