"""The check `gate-never-released`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..flow.operations import RefWrite
from ..flow.state import BoundaryKind, Phase
from ..js.node import Node
from ._dedupe import Question, gate_refs
from ._examples import synchronizer
from ._operations import AnyFinding, later
from .base import Check, Invalid


class GateNeverReleased(Check):
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the gates that are shut in the effect and not opened on every way."""
        for effect in component.effects:
            for question, ref in gate_refs(effect):
                if not effect.requests and not effect.awaits and not effect.handlers:
                    continue
                fault = self._way_left_shut(effect, ref)
                if fault is not None:
                    yield self._fault(component, question, ref, fault)

    @staticmethod
    def _way_left_shut(effect: Effect, ref: Node) -> str | None:
        """Return on which way the gate stays shut, or None if it is opened on all of them (or never shut)."""
        writes = [write for write in effect.of(RefWrite) if write.ref.node is ref]
        if not any(write.state.phase is Phase.EFFECT for write in writes):
            return None
        opened = later(writes)
        cleanup = [write for write in writes if write.state.phase is Phase.CLEANUP]
        kinds = {write.state.boundary.kind for write in opened if write.state.boundary is not None}
        if cleanup or BoundaryKind.FINALLY in kinds or _in_finally(opened):
            return None
        if not opened:
            return "ever"
        succeeds = bool(kinds - {BoundaryKind.CATCH})
        fails = BoundaryKind.CATCH in kinds or _in_catch(opened)
        if succeeds and not fails:
            return "when the request fails"
        return None if succeeds else "when the request succeeds"

    def _fault(self, component: Component, question: Question, ref: Node, way: str) -> AnyFinding:
        name = next(known.name for known in component.refs if known.node is ref)
        message = f"{name} is not opened again {way}: from then on every run returns here"
        return self.finding(
            component.program,
            question.leave.node,
            message,
            path=(Step(question.test.span, f"asks {name}"), Step(ref.span, "made here")),
        )


def _in_finally(writes: list[RefWrite]) -> bool:
    return any(_within(write.node, "finalizer") for write in writes)


def _in_catch(writes: list[RefWrite]) -> bool:
    return any(_within(write.node, "handler") for write in writes)


def _within(node: Node, part: str) -> bool:
    """Whether a node stands in the `catch` clause or `finally` block of a try statement."""
    above = node
    while above.parent is not None:
        if above.parent.type == "TryStatement" and getattr(above.parent, part) is above:
            return True
        above = above.parent
    return False
