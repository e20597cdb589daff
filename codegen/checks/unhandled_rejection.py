"""The check `unhandled-rejection`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ._examples import synchronizer
from ._operations import AnyFinding, path_of, worst
from .base import Check, Invalid


class UnhandledRejection(Check):
    """A promise that can reject and whose rejection nobody handles."""

    id = "unhandled-rejection"
    summary = "A promise can reject, and nobody handles it."
    rationale = (
        "Clerk's getToken rejects when the network is down; the failure then ends up in the console, and the backend "
        "is never told anything."
    )
    mend = "End the chain with a `catch`, or call the async function as `run().catch(...)`."
    limits = "A rejection handler is taken at its word unless it throws itself."
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the promises that are let go of while they can reject."""
        for effect in component.effects:
            for floating in worst(effect.floating):
                message = "this promise can reject, and nobody handles the rejection"
                yield self.finding(
                    component.program, floating.node, message, path=path_of(floating, "lets go of the promise")
                )
