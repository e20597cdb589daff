"""The check `gate-drops-change`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity, Step
from ..flow.reasons import Reason
from ..flow.values import RefCell
from ._dedupe import Question, gate_refs, is_latch, is_opened_by_cleanup
from ._examples import synchronizer
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import steps
from .base import Invalid


class GateDropsChange(RaceCheck):
    """An early return that rests on a ref alone, and so drops the change that made the effect run."""

    id = "gate-drops-change"
    summary = "A gate on a request in flight also holds back the sign-out."
    rationale = (
        "The effect runs because something changed. A return that only asks a ref (`if (busyRef.current) return`) drops that change, and "
        "writing the ref later runs nothing: the backend stays signed in until something else happens."
    )
    mend = "Let the newer run go on and make the older one void; or compare the ref with the value that changed."
    limits = "A latch that is meant to let only the first run through needs a suppression with that reason."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "if (sentRef.current === isSignedIn) return\nsentRef.current = isSignedIn",
            before="const sentRef = useRef(null)",
        ),
        synchronizer(
            "if (onceRef.current) return\nonceRef.current = true", "[]", before="const onceRef = useRef(false)"
        ),
        synchronizer(
            "if (busyRef.current) return\nbusyRef.current = true\nlet active = true\n"
            "getToken().then(() => {}, () => {}).finally(() => { if (active) busyRef.current = false })\n"
            "return () => { active = false; busyRef.current = false }",
            before="const busyRef = useRef(false)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "if (inFlightRef.current) return\n"
                "inFlightRef.current = true\n"
                "getToken().catch(() => {}).finally(() => { inFlightRef.current = false })",
                before="const inFlightRef = useRef(false)",
            ),
            "rests on inFlightRef alone",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF, Reason.GENERATOR}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the returns that rest on a ref alone, in effects that run on changes."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            for question, ref in gate_refs(effect):
                if not is_latch(effect, ref) and not is_opened_by_cleanup(effect, ref):
                    yield self._fault(component, question, ref)

    def _fault(self, component: Component, question: Question, ref: RefCell) -> AnyFinding:
        message = f"this return rests on {ref.name} alone: it drops the change that made the effect run"
        path = (
            *steps(component, question.leave.state),
            Step(question.leave.node.span, "the change is dropped here; writing a ref later runs nothing again"),
        )
        return self.finding(component.program, question.leave.node, message, path=path)
