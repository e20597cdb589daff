"""The check `commit-before-success`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.acts import Act, ActKind
from ..flow.boundaries import Phase
from ..flow.guards import GuardKind
from ..flow.operations import PlaceWrite, TokenRequest
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ._dedupe import dedupe_refs, writes_of
from ._examples import synchronizer
from ._failure import on_failure
from ._operations import later, worst
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import steps
from .base import Invalid


class CommitBeforeSuccess(RaceCheck):
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
        Invalid(
            synchronizer(
                "if (sentRef.current === isSignedIn) return\n"
                "sentRef.current = isSignedIn\n"
                "let active = true\n"
                'getToken().then((token) => { if (active) addEvents([ReflexEvent("s.set", { token })]) })'
                ".catch(() => { if (active) sentRef.current = null })\n"
                "return () => { active = false }",
                before="const sentRef = useRef(null)",
            ),
            "a run that is made void meanwhile counts as sent",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF, Reason.GENERATOR}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the early writes of refs that later runs are deduped by."""
        for effect in component.effects:
            for ref in dedupe_refs(effect):
                request = next((ask for ask in effect.requests if ref in ask.state.wrote), None)
                write = self._early_write(effect, ref, request) if request is not None else None
                if request is not None and write is not None and not self._rolled_back(effect, ref, write):
                    yield self._fault(component, effect, write, request)

    @staticmethod
    def _early_write(effect: Effect, ref: RefCell, request: TokenRequest) -> PlaceWrite | None:
        """Return the write of a ref in the synchronous part that the request has behind it."""
        early = (write for write in writes_of(effect, ref) if write.state.phase is Phase.EFFECT)
        return next(worst(write for write in early if request.node not in write.state.asked), None)

    @classmethod
    def _rolled_back(cls, effect: Effect, ref: RefCell, early: PlaceWrite) -> bool:
        """Whether the note is taken back where the request fails, or by the cleanup; to write it once more takes nothing back.

        A run that the cleanup makes void never gets to its own failure: then only the cleanup can do it.
        """
        if effect.component.run.knowledge.ends(effect.registered, Act(ActKind.ADVANCED, ref)):
            return True
        if _is_voided(effect):
            return False
        text = effect.component.text
        other = (write for write in writes_of(effect, ref) if text(write.node) != text(early.node))
        return any(on_failure(effect, write) for write in later(other))

    def _fault(self, component: Component, effect: Effect, write: PlaceWrite, request: TokenRequest) -> AnyFinding:
        name = write.place
        ref = str(name).split(".", 1)[0]
        message = (
            f"{ref} is written before the request has succeeded: a failure keeps every later run from trying again"
        )
        how = f"{request.source} can fail"
        if _is_voided(effect):
            message = (
                f"{ref} is written before the request has succeeded: a run that is made void meanwhile counts as sent"
            )
            how = "the cleanup can make this run void meanwhile"
        path = (
            *steps(component, write.state),
            Step(write.node.span, f"notes in {ref} what is yet to be sent"),
            Step(request.node.span, f"{how}, and nothing takes the note back: the next run returns"),
        )
        return self.finding(component.program, write.node, message, path=path)


def _is_voided(effect: Effect) -> bool:
    """Whether the cleanup of a run keeps it from dispatching: nothing but a flag or a signal of its own is asked behind the wait."""
    guards = (guard for dispatch in later(effect.dispatches) if not dispatch.local for guard in dispatch.state.guards)
    return not effect.runs_once and any(guard.kind in {GuardKind.FLAG, GuardKind.ABORT} for guard in guards)
