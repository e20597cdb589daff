"""The check `leaked-timer`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import Timer
from ..flow.roles import TIMERS
from ._examples import synchronizer
from ._operations import AnyFinding, doubts, path_of, sure, worst
from .base import Check, Invalid


class LeakedTimer(Check):
    """A timer that the cleanup does not clear."""

    id = "leaked-timer"
    summary = "A timer goes on after its effect has been cleaned up."
    rationale = (
        "Its callback runs for a session that has ended, on a page that may be gone; with a retry behind it, it asks "
        "for a token again."
    )
    mend = "Keep the timer's id in a variable of the effect, and clear it in the cleanup."
    limits = "An id that is kept in an object or an array is not followed."
    severity = Severity.WARNING
    VALID = (
        synchronizer("const timer = setTimeout(() => {}, 500)\nreturn () => clearTimeout(timer)"),
        synchronizer(
            "timerRef.current = setTimeout(() => {}, 500)\nreturn () => clearTimeout(timerRef.current)",
            before="const timerRef = useRef()",
        ),
    )
    INVALID = (
        Invalid(synchronizer("setTimeout(() => {}, 500)"), "nobody keeps the id of this setTimeout"),
        Invalid(synchronizer("const timer = setInterval(() => {}, 500)"), "no cleanup clears timer"),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the timers of effects that no cleanup clears."""
        knowledge = component.run.knowledge
        for effect in component.effects:
            leaked = [timer for timer in effect.timers if not knowledge.cleared_at_unmount(timer.place)]
            yield from doubts(self, effect, leaked)
            for timer in worst(sure(leaked)):
                yield self._fault(component, timer)

    def _fault(self, component: Component, timer: Timer) -> AnyFinding:
        if timer.place is None:
            message = f"nobody keeps the id of this {timer.function}, so the cleanup cannot clear it"
        else:
            message = f"no cleanup clears {timer.place}, the id of this {timer.function}"
        mend = f"call {TIMERS[timer.function]} in the function that the effect returns"
        return self.finding(component.program, timer.node, message, help=mend, path=path_of(timer, "arms the timer"))
