"""The check `no-source-timeout`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import TimeLimit
from ._examples import synchronizer
from ._operations import AnyFinding, path_of, worst
from .base import Check, Invalid


class NoSourceTimeout(Check):
    """A token request that may take for ever."""

    id = "no-source-timeout"
    summary = "Nothing limits how long a token request may take."
    rationale = (
        "Clerk's getToken retries by itself for up to 162 seconds when its server answers with an error, and before Clerk has loaded it waits "
        "without end. Meanwhile nothing is told to the backend, and no retry of the component begins."
    )
    mend = "Race the request against a timer: `Promise.race([getToken(), late])`."
    limits = (
        "Any promise in the effect that a timer settles counts; whether it is raced with this very request is not "
        "looked at."
    )
    severity = Severity.INFO
    VALID = (
        synchronizer(
            "let timer\n"
            "const late = new Promise((resolve) => { timer = setTimeout(resolve, 9000) })\n"
            "Promise.race([getToken(), late]).catch(() => {})\n"
            "return () => clearTimeout(timer)"
        ),
    )
    INVALID = (Invalid(synchronizer("getToken().catch(() => {})"), "nothing limits how long getToken may take"),)

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the first request of each effect that has no time limit."""
        for effect in component.effects:
            first = next(worst(effect.requests), None)
            if first is not None and not effect.of(TimeLimit):
                message = f"nothing limits how long {first.source} may take"
                yield self.finding(
                    component.program, first.node, message, path=path_of(first, "waits for as long as it takes")
                )
