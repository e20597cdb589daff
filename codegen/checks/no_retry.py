"""The check `no-retry`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..component import Component
from ..findings import Severity, Step
from ..flow.operations import Dispatch, EffectCall, TokenRequest, Unclear
from ..flow.reasons import Reason
from ._again import again, asked_for, has_source, is_periodic
from ._examples import synchronizer
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import steps
from .base import Invalid

_SET = 'addEvents([ReflexEvent("s.set", { token })])'

_REJECTED, _NULL = "is rejected", "gives null"


class NoRetry(RaceCheck):
    """A synchronizer that asks Clerk for a token once."""

    id = "no-retry"
    summary = "A token request that fails is not made again."
    rationale = (
        "One lost packet, or a null from Clerk while its session settles, and the backend goes on without the user: nothing changes in "
        "the browser, so nothing runs the effect again. The user sees himself signed in, and every request of his is refused."
    )
    mend = "Ask again after a delay, a few times: where the request is rejected, where it gives null, and where it comes too late."
    limits = (
        "Looks at Clerk's getToken in a component that sends the token to the backend. Any later request on the way of a failure counts, "
        "an interval, and a state in the array that is set there; how often is not asked, nor whether a dispatch is answered: `explore` "
        "shows that (I1f)."
    )
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            "const run = async () => {\n  for (let n = 0; n < 3; n++) {\n    const token = await getToken().catch(() => null)\n"
            f"    if (token) {{ {_SET}; return }}\n  }}\n}}\nrun().catch(() => {{}})"
        ),
        synchronizer(
            "const ask = (n) => getToken().catch(() => null).then((token) => token || n > 2 ? token : ask(n + 1))\n"
            f"ask(1).then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"
        ),
        "function A({ id, load }) { useEffect(() => { load(id) }, [id, load]) }",
    )
    INVALID = (
        Invalid(
            synchronizer(f"getToken().then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"),
            "getToken is asked once: when it is rejected or gives null, nothing asks again",
        ),
        Invalid(
            synchronizer(
                f"getToken().catch(() => getToken()).then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"
            ),
            "when getToken gives null, nothing asks again",
        ),
        Invalid(
            synchronizer(
                f"getToken().then((token) => token ?? getToken()).then((token) => {{ if (token) {_SET} }}).catch(() => {{}})"
            ),
            "when getToken is rejected, nothing asks again",
        ),
    )

    BLIND = UNSEEN | {Reason.ESCAPED_SOURCE, Reason.GENERATOR}

    def concerns(self, component: Component, unclear: Unclear) -> bool:
        """Only where Clerk's token is at hand."""
        return has_source(component)

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the first request of each effect of which a failure is the end."""
        for effect, requests in asked_for(component).items():
            lost = self._lost(component, effect)
            if lost:
                yield self._fault(component, effect, requests, lost)

    @staticmethod
    def _lost(component: Component, effect: EffectCall | None) -> list[str]:
        """Return the ways to fail from which no way leads to another request."""
        calls = {item.node for item in component.operations if isinstance(item, TokenRequest)}
        others = {item.node for item in component.operations if isinstance(item, Dispatch)}
        lost = [_REJECTED, _NULL]
        for item in again(component, effect):
            failed = item.state.failed
            if is_periodic(item.state):
                return []
            if failed & calls and _REJECTED in lost:
                lost.remove(_REJECTED)
            if failed - calls - others and _NULL in lost:
                lost.remove(_NULL)
        return lost

    def _fault(
        self, component: Component, effect: EffectCall | None, requests: Sequence[TokenRequest], lost: Sequence[str]
    ) -> AnyFinding:
        first = min(requests, key=lambda item: (len(item.state.asked), item.node.start))
        name, how = first.source, " or ".join(lost)
        once = f"{name} is asked once: when it" if len(lost) > 1 else f"when {name}"
        path = (
            *steps(component, first.state),
            Step(first.node.span, f"{name} {how}: the network is down for a moment, or Clerk's session is not settled"),
            Step(
                effect.call.callee.span if effect is not None else first.node.span,
                "nothing asks again until something in the array changes; the backend goes on without the user",
            ),
        )
        return self.finding(component.program, first.node, f"{once} {how}, nothing asks again", path=path)
