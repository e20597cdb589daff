"""The check `stale-ref-write`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity
from ..flow.operations import RefRead, RefWrite
from ._examples import synchronizer
from ._operations import AnyFinding, doubts, later, path_of, sure, worst
from .base import Check, Invalid


class StaleRefWrite(Check):
    """A ref written behind a boundary by a run that may be void."""

    id = "stale-ref-write"
    summary = "A void run can overwrite a ref that a newer run has written."
    rationale = (
        "A ref that remembers what was sent last is shared by all runs. An old run that resolves late writes its own key over that of the "
        "newer run, and the next change is then taken for one that was sent already."
    )
    mend = "Test that the run is still the newest, after the await and before the write."
    limits = "A ref that is only ever given true, false or null is a gate, and `gate-never-released` looks at it."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "let active = true\n"
            "getToken().then(() => { if (active) sentRef.current = isSignedIn }, () => {})\n"
            "return () => { active = false }",
            before="const sentRef = useRef(null)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "if (sentRef.current === isSignedIn) return\ngetToken().then(() => { sentRef.current = isSignedIn }, () => {})",
                before="const sentRef = useRef(null)",
            ),
            "sentRef is written when",
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the writes of continuations whose run may be void."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            stale = [
                write
                for write in later(effect.of(RefWrite))
                if not write.state.fresh and not self._harmless(effect, write)
            ]
            yield from doubts(self, effect, stale)
            for write in worst(sure(stale)):
                message = f"{write.ref.name} is written when a newer run of the effect may have written it already"
                yield self.finding(component.program, write.node, message, path=path_of(write, "this run may be void"))

    @staticmethod
    def _harmless(effect: Effect, write: RefWrite) -> bool:
        """Whether the ref is a gate, or decides nothing in the effect: nobody reads it there."""
        if write.constant is not None:
            return True
        return not any(
            read.ref.node is write.ref.node and read.node.start != write.node.start for read in effect.of(RefRead)
        )
