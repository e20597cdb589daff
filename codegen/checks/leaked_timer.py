"""The check `leaked-timer`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Abstention, Severity, Step
from ..flow.acts import Act, ActKind
from ..flow.boundaries import Certainty
from ..flow.operations import Operation, Timer, TimerLost
from ..flow.reasons import Reason
from ..flow.roles import TIMERS
from ._examples import synchronizer
from ._fixes import clear_in_cleanup
from ._operations import begun_in_time, worst
from ._race import AnyFinding, RaceCheck
from ._story import path_to, steps
from .base import Invalid


class LeakedTimer(RaceCheck):
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
        Invalid(
            synchronizer(
                "let timer\n"
                "getToken().then(() => { timer = setTimeout(() => {}, 500) }, () => {})\n"
                "return () => clearTimeout(timer)"
            ),
            "can be armed when the cleanup has run already",
        ),
        Invalid(synchronizer("setTimeout(() => {}, 500)"), "nobody keeps the id of this setTimeout"),
        Invalid(synchronizer("const timer = setInterval(() => {}, 500)"), "no cleanup clears timer"),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the timers of effects that no cleanup clears, and those whose id is lost before."""
        for effect in component.effects:
            told = [(timer, self._certainty(effect, timer)) for timer in effect.timers]
            for timer in self.judge(component, told):
                yield timer if isinstance(timer, Abstention) else self._leaked(component, effect, timer)
            for lost in worst(effect.of(TimerLost)):
                yield self._lost(component, effect, lost)

    @staticmethod
    def _certainty(effect: Effect, timer: Timer) -> Certainty:
        if _is_cleared(effect, timer):
            return begun_in_time(effect, timer)
        escaped = effect.component.run.knowledge.escaped(timer.timer)
        return Certainty.NO if escaped is None else Certainty.UNSURE

    def doubt(self, component: Component, operation: Operation, reason: Reason | None) -> Abstention:
        """Abstain on a timer whose id others have, and on one that may be armed too late."""
        escaped = component.run.knowledge.escaped(operation.timer) if isinstance(operation, Timer) else None
        return super().doubt(component, operation, escaped or reason)

    def _leaked(self, component: Component, effect: Effect, timer: Timer) -> AnyFinding:
        if _is_cleared(effect, timer):
            return self._late(component, timer)
        somewhere = component.run.knowledge.at_unmount(timer.effect, Act(ActKind.CLEARED, timer.timer))
        who = "an exit returns no cleanup that" if somewhere else "no cleanup"
        message = f"{who} clears {timer.place}, the id of this {timer.function}"
        if timer.place is None:
            message = f"nobody keeps the id of this {timer.function}, so the cleanup cannot clear it"
        mend = f"call {TIMERS[timer.function]} in the function that the effect returns"
        path = path_to(component, timer, f"calls {timer.function}")
        fix = None if somewhere else clear_in_cleanup(component, effect, timer)
        return self.finding(component.program, timer.node, message, help=mend, path=path, fix=fix)

    def _late(self, component: Component, timer: Timer) -> AnyFinding:
        message = f"this {timer.function} can be armed when the cleanup has run already, and nothing clears it then"
        mend = "test that the run is still in force, after the wait and before the timer is armed"
        path = path_to(component, timer, f"calls {timer.function}, though the run may be void by now")
        return self.finding(component.program, timer.node, message, help=mend, path=path)

    def _lost(self, component: Component, effect: Effect, lost: TimerLost) -> AnyFinding:
        before = next(timer for timer in effect.timers if timer.timer is lost.timer)
        message = (
            f"{lost.place} is overwritten while its {before.function} may still be pending, which then nobody can clear"
        )
        path = (
            *steps(component, lost.state),
            Step(before.node.span, f"this {before.function} may not have fired yet"),
            Step(lost.node.span, f"overwrites {lost.place}, the only way to clear it"),
        )
        mend = f"call {TIMERS[before.function]} before the next timer is kept in the same place"
        return self.finding(component.program, lost.node, message, help=mend, path=path)


def _is_cleared(effect: Effect, timer: Timer) -> bool:
    """Whether each cleanup that a timer can be pending at certainly clears what its id is kept in."""
    knowledge, act = effect.component.run.knowledge, Act(ActKind.CLEARED, timer.timer)
    return knowledge.at_unmount(timer.effect, act) and knowledge.ends_everywhere(timer.timer, effect.returns, [act])
