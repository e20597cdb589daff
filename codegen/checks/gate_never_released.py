"""The check `gate-never-released`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.boundaries import Phase
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ._dedupe import Question, gate_refs, is_latch, openings
from ._examples import synchronizer
from ._failure import always, on_failure, on_success
from ._race import UNSEEN, AnyFinding, RaceCheck
from .base import Invalid


class GateNeverReleased(RaceCheck):
    """A gate that stays shut when the request fails."""

    id = "gate-never-released"
    summary = "A gate is not opened again on every way out."
    rationale = (
        "After the first failed request the effect returns at its gate for ever: no sign-in and no sign-out is told "
        "any more."
    )
    mend = "Open the gate in `finally`, or both where the request succeeds and where it fails."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "if (busyRef.current) return\nbusyRef.current = true\ngetToken().catch(() => {}).finally(() => { busyRef.current = false })",
            before="const busyRef = useRef(false)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "if (busyRef.current) return\nbusyRef.current = true\ngetToken().then(() => { busyRef.current = false }).catch(() => {})",
                before="const busyRef = useRef(false)",
            ),
            "busyRef is not opened again when the request fails",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF, Reason.GENERATOR}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the gates that are shut in the effect and not opened on every way."""
        for effect in component.effects:
            if not effect.requests and not effect.awaits and not effect.handlers:
                continue
            for question, ref in gate_refs(effect):
                fault = None if is_latch(effect, ref) else self._way_left_shut(effect, ref)
                if fault is not None:
                    yield self._fault(component, question, ref, fault)

    @staticmethod
    def _way_left_shut(effect: Effect, ref: RefCell) -> str | None:
        """Return on which way the gate stays shut, or None if it is opened on all of them."""
        opening = openings(effect, ref)
        if any(write.state.phase in (Phase.CLEANUP, Phase.EFFECT) for write in opening):
            return None
        if not opening:
            return "ever"
        if any(always(write) for write in opening):
            return None
        fails = any(on_failure(effect, write) for write in opening)
        succeeds = any(on_success(write) for write in opening)
        if succeeds and fails:
            return None
        return "when the request fails" if succeeds else "when the request succeeds"

    def _fault(self, component: Component, question: Question, ref: RefCell, way: str) -> AnyFinding:
        message = f"{ref.name} is not opened again {way}: from then on every run returns here"
        shut = next(write for write in component.run.knowledge.ref_writes(ref) if write.state.phase is Phase.EFFECT)
        path = (
            Step(shut.node.span, f"shuts {ref.name}"),
            Step(question.test.span, f"asks {ref.name}, which nothing has opened"),
            Step(question.leave.node.span, "every later run returns here"),
        )
        return self.finding(component.program, question.leave.node, message, path=path)
