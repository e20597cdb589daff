"""The check `unhandled-rejection`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.merging import options_of
from ..flow.operations import Floating, RefWrite
from ..flow.reasons import Reason
from ..flow.settling import Promise
from ._examples import synchronizer
from ._kept import is_of_render
from ._operations import holds_token, worst
from ._race import AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class UnhandledRejection(RaceCheck):
    """A promise that can reject and whose rejection nobody handles."""

    id = "unhandled-rejection"
    summary = "A promise can reject, and nobody handles it."
    rationale = (
        "Clerk's getToken rejects when the network is down; the failure then ends up in the console, and the backend "
        "is never told anything."
    )
    mend = "End the chain with a `catch`, or call the async function as `run().catch(...)`."
    limits = (
        "What handles a failure or an end (`catch`, `finally`) is taken at its word unless it throws itself. What `then` or an async "
        "function calls may throw, if it is not known here."
    )
    severity = Severity.WARNING
    VALID = (
        synchronizer("getToken().then(() => {}).catch(() => {})"),
        synchronizer("const run = async () => { try { await getToken() } catch { /* kept */ } }\nrun()"),
        synchronizer("getToken().then(() => {}, () => {})"),
    )
    INVALID = (
        Invalid(synchronizer("getToken().then((token) => { show(token) })"), "nobody handles"),
        Invalid(synchronizer("const run = async () => { await getToken() }\nrun()"), "nobody handles"),
        Invalid(synchronizer("getToken().catch(() => {}).then((token) => { show(token) })"), "nobody handles"),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the promises that are let go of while they can reject."""
        for effect in component.effects:
            for floating in worst(effect.floating):
                yield self._fault(component, floating)
            for write in worst(write for write in effect.of(RefWrite) if _keeps_request(write)):
                message = "this request is kept in a ref, and whether anybody handles its rejection cannot be told"
                yield self.abstain(component.program, write.node, Reason.KEPT, message)

        for request in worst(item for item in component.run.operations if is_of_render(item)):
            message = "this request is made while rendering, and whether anybody handles its rejection cannot be told"
            yield self.abstain(component.program, request.node, Reason.KEPT, message)

    def _fault(self, component: Component, floating: Floating) -> AnyFinding:
        if floating.dropper:
            message = f"this gives a promise that can reject to {floating.dropper}, which does not handle it"
        else:
            message = "this promise can reject, and nobody handles the rejection"
        path = path_to(component, floating, "lets go of the promise; a rejection goes to nobody")
        return self.finding(component.program, floating.node, message, path=path)


def _keeps_request(write: RefWrite) -> bool:
    """Whether a write keeps the promise of a token that can still be rejected."""
    return any(
        isinstance(option, Promise) and option.rejects and option.expected and holds_token(option)
        for option in options_of(write.written)
    )
