"""The check `late-capture`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import UselessGuard
from ._examples import synchronizer
from ._operations import worst
from ._race import AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class LateCapture(RaceCheck):
    """A guard that compares with a value captured after the wait."""

    id = "late-capture"
    summary = "A request id is captured after the wait that it should span."
    rationale = (
        "What is read behind an await is the newest run's id already: an old run takes it for its own, and passes its "
        "guard."
    )
    mend = "Capture the id in the synchronous part of the effect, before the first await."
    severity = Severity.ERROR
    VALID = (
        synchronizer(
            "const id = ++idRef.current\ngetToken().then(() => { if (id === idRef.current) addEvents([]) }, () => {})",
            before="const idRef = useRef(0)",
        ),
    )
    INVALID = (
        Invalid(
            synchronizer(
                "idRef.current++\n"
                "getToken().then(() => {\n"
                "  const id = idRef.current\n"
                "  if (id === idRef.current) addEvents([])\n"
                "}, () => {})",
                before="const idRef = useRef(0)",
            ),
            "was captured after the wait",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the guards whose captured side is of the wrong time."""
        for effect in component.effects:
            for guard in worst(guard for guard in effect.of(UselessGuard) if guard.why == "late"):
                message = (
                    f"{guard.guard.place} was captured after the wait, so it is the newest run's, and the guard passes"
                )
                path = path_to(component, guard, "compares two values of the newest run, and passes")
                yield self.finding(component.program, guard.node, message, path=path)
