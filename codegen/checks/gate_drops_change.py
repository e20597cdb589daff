"""The check `gate-drops-change`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity, Step
from ._dedupe import gate_refs
from ._examples import synchronizer
from ._operations import AnyFinding
from .base import Check, Invalid


class GateDropsChange(Check):
    """An early return that rests on a ref alone, and so drops the change that made the effect run."""

    id = "gate-drops-change"
    summary = "A gate on a request in flight also holds back the sign-out."
    rationale = (
        "The effect runs because something changed. A return that only asks a ref (`if (inFlightRef.current) return`) drops that change, and "
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the returns that rest on a ref alone, in effects that run on changes."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            for question, ref in gate_refs(effect):
                name = next(known.name for known in component.refs if known.node is ref)
                message = f"this return rests on {name} alone: it drops the change that made the effect run"
                path = (
                    *question.leave.state.trail,
                    Step(question.leave.node.span, "the change is dropped; writing a ref runs nothing again"),
                )
                yield self.finding(component.program, question.leave.node, message, path=path)
