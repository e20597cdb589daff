"""The check `commit-before-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity, Step
from ..flow.state import Phase
from ._dedupe import dedupe_refs
from ._examples import synchronizer
from ._operations import AnyFinding, called, worst
from .base import Check, Invalid


class CommitBeforeDispatch(Check):
    """A dedupe key that is written before the dispatch of the same path."""

    id = "commit-before-dispatch"
    summary = "What was sent last is noted before the dispatch."
    rationale = "If the dispatch throws, the note stays: the sign-out is taken for sent, and is never sent again."
    mend = "Dispatch first, then write the ref."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            'if (sentRef.current === isSignedIn) return\naddEvents([ReflexEvent("s.clear")])\nsentRef.current = isSignedIn',
            before="const sentRef = useRef(null)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                'if (sentRef.current === isSignedIn) return\nsentRef.current = isSignedIn\naddEvents([ReflexEvent("s.clear")])',
                before="const sentRef = useRef(null)",
            ),
            "sentRef is written before addEvents",
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the synchronous dispatches that stand behind the write of a dedupe key."""
        for effect in component.effects:
            for ref in dedupe_refs(effect):
                name = next(known.name for known in component.refs if known.node is ref)
                for dispatch in worst(effect.dispatches):
                    if dispatch.state.phase is Phase.EFFECT and ref in dispatch.state.written:
                        message = (
                            f"{name} is written before {called(dispatch)}: if the dispatch fails, it is taken for made"
                        )
                        path = (
                            *dispatch.state.trail,
                            Step(dispatch.node.span, f"dispatches, with {name} written already"),
                        )
                        yield self.finding(component.program, dispatch.node, message, path=path)
