"""The check `commit-before-success`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.operations import RefWrite, TokenRequest
from ..flow.state import Phase
from ._dedupe import dedupe_refs
from ._examples import synchronizer
from ._operations import AnyFinding, later, worst
from .base import Check, Invalid


class CommitBeforeSuccess(Check):
    """A dedupe key that is written before the request that it stands for has succeeded."""

    id = "commit-before-success"
    summary = "What was sent last is noted before it was sent."
    rationale = (
        "When the request then fails, every later run takes the session for sent and returns: the backend is never "
        "told."
    )
    mend = "Write the ref after the dispatch, or write it back where the request fails."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "if (sentRef.current === isSignedIn) return\n"
            "let active = true\n"
            "getToken().then((token) => {\n"
            "  if (!active) return\n"
            '  addEvents([ReflexEvent("s.set", { token })])\n'
            "  sentRef.current = isSignedIn\n"
            "}, () => {})\n"
            "return () => { active = false }",
            before="const sentRef = useRef(null)",
        ),
        synchronizer(
            "if (sentRef.current === isSignedIn) return\n"
            "sentRef.current = isSignedIn\n"
            "getToken().then(() => {}).catch(() => { sentRef.current = null })",
            before="const sentRef = useRef(null)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "if (sentRef.current === isSignedIn) return\n"
                "sentRef.current = isSignedIn\n"
                'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})',
                before="const sentRef = useRef(null)",
            ),
            "sentRef is written before the request has succeeded",
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the early writes of refs that later runs are deduped by."""
        for effect in component.effects:
            for ref in dedupe_refs(effect):
                write = self._early_write(effect, ref)
                if write is not None and not self._rolled_back(effect, ref):
                    yield self._fault(component, effect, write)

    @staticmethod
    def _early_write(effect: Effect, ref: object) -> RefWrite | None:
        """Return the write of a ref that stands before a request of the same path."""
        waiting: list[TokenRequest] = [request for request in effect.requests if ref in request.state.written]
        if not waiting:
            return None
        writes = (write for write in effect.of(RefWrite) if write.ref.node is ref and write.state.phase is Phase.EFFECT)
        return next((write for write in worst(writes) if write.node.start < waiting[0].node.start), None)

    @staticmethod
    def _rolled_back(effect: Effect, ref: object) -> bool:
        return any(write.ref.node is ref for write in later(effect.of(RefWrite)))

    def _fault(self, component: Component, effect: Effect, write: RefWrite) -> AnyFinding:
        request = next(worst(effect.requests))
        message = f"{write.ref.name} is written before the request has succeeded: a failure keeps every later run from trying again"
        path = (
            *write.state.trail,
            Step(write.node.span, f"notes in {write.ref.name} what is yet to be sent"),
            Step(request.node.span, "this request can fail, and nothing takes the note back"),
        )
        return self.finding(component.program, write.node, message, path=path)
