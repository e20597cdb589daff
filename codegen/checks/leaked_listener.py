"""The check `leaked-listener`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Abstention, Severity
from ..flow.acts import Act, ActKind, ending
from ..flow.boundaries import Certainty
from ..flow.operations import Listener, Operation
from ..flow.reasons import Reason
from ._examples import synchronizer
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
    )
    INVALID = (
        Invalid(synchronizer('window.addEventListener("online", () => {})'), "no cleanup ends this addEventListener"),
        Invalid(synchronizer("store.subscribe(() => {})"), "no cleanup ends this subscribe"),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the listeners of effects that no cleanup ends."""
        for effect in component.effects:
            lasting = [listener for listener in effect.listeners if not listener.once]
            told = [(listener, self._certainty(component, listener)) for listener in lasting]
            for listener in self.judge(component, told):
                yield listener if isinstance(listener, Abstention) else self._fault(component, listener)

    @staticmethod
    def _certainty(component: Component, listener: Listener) -> Certainty:
        knowledge = component.run.knowledge
        ends = [Act(ActKind.ENDED, listener.subscription), Act(ActKind.ENDED, listener.identity)]
        ends += [act for thing in listener.ends_with for act in ending(thing)]
        if any(knowledge.at_unmount(listener.effect, act) for act in ends if act.subject):
            return Certainty.YES
        return Certainty.NO if knowledge.escaped(listener.subscription) is None else Certainty.UNSURE

    def doubt(self, component: Component, operation: Operation, reason: Reason | None) -> Abstention:
        """Abstain on a subscription that others have."""
        return super().doubt(component, operation, Reason.ESCAPED_HANDLE)

    def _fault(self, component: Component, listener: Listener) -> AnyFinding:
        message = f"no cleanup ends this {listener.method}"
        path = path_to(component, listener, "begins to listen")
        return self.finding(component.program, listener.node, message, path=path)
