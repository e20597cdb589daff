"""The check `commit-before-dispatch`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.boundaries import Phase
from ..flow.operations import Dispatch
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ._dedupe import dedupe_refs
from ._examples import synchronizer
from ._operations import called, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class CommitBeforeDispatch(RaceCheck):
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

    BLIND = UNSEEN | {Reason.ALIASED_REF, Reason.GENERATOR}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the synchronous dispatches that stand behind the write of a dedupe key."""
        for effect in component.effects:
            for ref in dedupe_refs(effect):
                for dispatch in worst(effect.dispatches):
                    early = dispatch.state.phase is Phase.EFFECT and ref in dispatch.state.wrote
                    if early and not dispatch.local:
                        yield self._fault(component, dispatch, ref)

    def _fault(self, component: Component, dispatch: Dispatch, ref: RefCell) -> AnyFinding:
        message = f"{ref.name} is written before {called(dispatch)}: if the dispatch fails, it is taken for made"
        path = path_to(component, dispatch, f"calls {called(dispatch)}, with {ref.name} written already")
        return self.finding(component.program, dispatch.node, message, path=path)
