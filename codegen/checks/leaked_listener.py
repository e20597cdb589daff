"""The check `leaked-listener`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Abstention, Severity, Step
from ..flow.acts import Act, ActKind, ending_of
from ..flow.boundaries import Certainty
from ..flow.facts import Place
from ..flow.operations import Listener, Operation
from ..flow.reasons import Reason
from ..flow.values import Controller
from ._examples import synchronizer
from ._operations import begun_in_time
from ._race import AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class LeakedListener(RaceCheck):
    """A listener or subscription that the cleanup does not end."""

    id = "leaked-listener"
    summary = "A listener goes on after its effect has been cleaned up."
    rationale = "Each run adds one more; all of them go on dispatching for sessions that have ended."
    mend = "End it in the cleanup: the same event and the same function, or what the registration returned."
    limits = "Receiver, event and function are compared as they are written."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            'const wake = () => {}\nwindow.addEventListener("online", wake)\nreturn () => window.removeEventListener("online", wake)'
        ),
        synchronizer("return store.subscribe(() => {})"),
        synchronizer("const stop = store.subscribe(() => {})\nreturn () => stop()"),
        synchronizer(
            "const own = new AbortController()\nlet dead = false\n"
            'own.signal.addEventListener("abort", () => { dead = true })\n'
            "return () => own.abort()"
        ),
    )
    INVALID = (
        Invalid(synchronizer('window.addEventListener("online", () => {})'), "no cleanup ends this addEventListener"),
        Invalid(synchronizer("store.subscribe(() => {})"), "no cleanup ends this subscribe"),
        Invalid(
            synchronizer(
                "const wake = () => {}\n"
                'getToken().then(() => window.addEventListener("online", wake), () => {})\n'
                'return () => window.removeEventListener("online", wake)'
            ),
            "can begin when the cleanup has run already",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the listeners of effects that no cleanup ends."""
        for effect in component.effects:
            lasting = [
                listener for listener in effect.listeners if not listener.once and not _is_of_own_signal(listener)
            ]
            told = [(listener, self._certainty(effect, listener)) for listener in lasting]
            for listener in self.judge(component, told):
                yield listener if isinstance(listener, Abstention) else self._fault(component, effect, listener)

    @staticmethod
    def _certainty(effect: Effect, listener: Listener) -> Certainty:
        if _is_ended(effect, listener):
            return begun_in_time(effect, listener)
        escaped = effect.component.run.knowledge.escaped(listener.subscription)
        return Certainty.NO if escaped is None else Certainty.UNSURE

    def doubt(self, component: Component, operation: Operation, reason: Reason | None) -> Abstention:
        """Abstain on a subscription that others have, and on one that may be begun too late."""
        escaped = component.run.knowledge.escaped(operation.subscription) if isinstance(operation, Listener) else None
        return super().doubt(component, operation, escaped or reason)

    def _fault(self, component: Component, effect: Effect, listener: Listener) -> AnyFinding:
        message, last = f"no cleanup ends this {listener.method}", "begins to listen"
        if _is_ended(effect, listener):
            message = f"this {listener.method} can begin when the cleanup has run already, and nothing ends it then"
            last = "begins to listen, though the run may be void by now"
        goes_on = Step(
            effect.call.callee.span, "a newer run begins, or the component is unmounted: this one is still called"
        )
        path = (*path_to(component, listener, last), goes_on)
        return self.finding(component.program, listener.node, message, path=path)


def _is_ended(effect: Effect, listener: Listener) -> bool:
    """Whether each cleanup behind a listener certainly ends it: by its words, by what the registration gave, or with its owner."""
    knowledge = effect.component.run.knowledge
    ends = [Act(ActKind.ENDED, listener.subscription), Act(ActKind.ENDED, listener.identity)]
    ends += [act for thing in listener.ends_with for act in ending_of(thing)]
    ends = [act for act in ends if act.subject]
    if not any(knowledge.at_unmount(listener.effect, act) for act in ends):
        return False
    return knowledge.ends_everywhere(listener.subscription, effect.returns, ends)


def _is_of_own_signal(listener: Listener) -> bool:
    """Whether a listener waits for the abort of a controller, which comes once at most, and goes when the controller goes."""
    receiver = listener.identity[0] if listener.identity else None
    return isinstance(receiver, Place) and isinstance(receiver.owner, Controller) and receiver.members == ("signal",)
