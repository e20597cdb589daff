"""The check `stale-ref-write`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Abstention, Severity
from ..flow.boundaries import Certainty
from ..flow.operations import RefWrite
from ..flow.reasons import Reason
from ..js.node import Node
from ._examples import synchronizer
from ._operations import later
from ._race import UNSEEN, AnyFinding, RaceCheck
from ._story import overtaken
from .base import Invalid


class StaleRefWrite(RaceCheck):
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

    BLIND = UNSEEN | {Reason.ALIASED_REF}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the writes of continuations whose run may be void."""
        for effect in component.effects:
            if effect.runs_once:
                continue
            told = [(write, self._certainty(component, write)) for write in later(effect.of(RefWrite))]
            for write in self.judge(component, told):
                yield write if isinstance(write, Abstention) else self._fault(component, effect, write)

    @staticmethod
    def _certainty(component: Component, write: RefWrite) -> Certainty:
        """Return how sure it is that a write does no harm: it is made in time, shuts or opens a gate, or nobody reads it."""
        if write.constant is not None:
            return Certainty.YES
        read = any(read.ref is write.ref and not _is_part(read.node, write.node) for read in component.reads)
        return write.state.freshness if read else Certainty.YES

    def _fault(self, component: Component, effect: Effect, write: RefWrite) -> AnyFinding:
        message = f"{write.ref.name} is written when a newer run of the effect may have written it already"
        path = overtaken(component, effect, write, f"writes {write.ref.name} all the same")
        return self.finding(component.program, write.node, message, path=path)


def _is_part(node: Node, whole: Node) -> bool:
    return whole.start <= node.start and node.end <= whole.end
