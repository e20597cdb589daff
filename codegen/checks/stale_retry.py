"""The check `stale-retry`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Abstention, Severity
from ..flow.operations import TokenRequest
from ..flow.reasons import Reason
from ._examples import synchronizer
from ._operations import later
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import overtaken
from .base import Invalid


class StaleRetry(RaceCheck):
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

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests of continuations that follow another request and whose run may be void."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            told = [(request, request.state.freshness) for request in later(effect.requests) if request.state.asked]
            for request in self.judge(component, told):
                yield request if isinstance(request, Abstention) else self._fault(component, effect, request)

    def _fault(self, component: Component, effect: Effect, request: TokenRequest) -> AnyFinding:
        message = f"{request.source} is requested again by a run that a newer one may have made void"
        path = overtaken(component, effect, request, f"requests {request.source} again all the same")
        return self.finding(component.program, request.node, message, path=path)
