"""The check `reconnect-unseen`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity, Step
from ..js.walk import walk
from ._dedupe import questions
from ._examples import synchronizer
from ._race import AnyFinding, RaceCheck
from ._session import EPOCH, dependency_origins, origins, session_dispatches
from ._story import steps
from .base import Invalid

_SEND = 'getToken().then((token) => addEvents([ReflexEvent("s.set", { token })])).catch(() => {})'


class ReconnectUnseen(RaceCheck):
    """A synchronizer that does not run again after the websocket has been connected anew."""

    id = "reconnect-unseen"
    summary = "Nothing in the dependency array changes when the websocket reconnects."
    rationale = (
        "A backend that was restarted has lost the session. On Reflex >= 0.8 addEvents keeps its identity over a reconnect; an effect that "
        "waits for it to change never runs again, and the page stays signed out on the backend until it is loaded anew."
    )
    mend = (
        "Take the second element of EventLoopContext, which is a new array at every connect, into the array and into "
        "the dedupe."
    )
    limits = (
        "A component that compares with an acknowledgement of the backend sees a lost session by that, and needs no "
        "epoch."
    )
    severity = Severity.ERROR
    VALID = (synchronizer(_SEND, "[isSignedIn, addEvents, getToken, connectErrors]"),)
    INVALID = (
        Invalid(synchronizer(_SEND), "nothing in the dependency array changes at a reconnect"),
        Invalid(
            synchronizer(
                f"if (sentRef.current === isSignedIn) return\n{_SEND}",
                "[isSignedIn, addEvents, getToken, connectErrors]",
                before="const sentRef = useRef(null)",
            ),
            "the dedupe takes what was sent on the connection before for sent",
        ),
        Invalid(
            synchronizer(_SEND, "[isSignedIn, addEvents, getToken, connectErrors.length]"),
            "nothing in the dependency array changes",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the effects that send a session over Reflex's event loop and do not see its reconnects."""
        for effect in component.effects:
            sent = [dispatch for dispatch in session_dispatches(effect) if dispatch.sink == "addEvents"]
            if not sent or effect.dependencies is None:
                continue
            if not _sees_epoch(dependency_origins(effect)):
                message = "nothing in the dependency array changes at a reconnect: a backend that has lost its state is not told again"
                yield self.finding(component.program, effect.call.arguments[1], message)
            else:
                yield from self._deduped(component, effect)

    def _deduped(self, component: Component, effect: Effect) -> Iterator[AnyFinding]:
        for question in questions(effect):
            if not question.other_values:
                continue
            held = frozenset[str]().union(
                *(origins(component, node) for node in walk(question.test) if node.type == "Identifier")
            )
            if any(known.startswith("useAuth") for known in held) and not _sees_epoch(held):
                message = (
                    "the dedupe takes what was sent on the connection before for sent: a lost session is not sent again"
                )
                path = (
                    *steps(component, question.leave.state),
                    Step(question.leave.node.span, "returns here after a reconnect"),
                )
                yield self.finding(component.program, question.test, message, path=path)


def _sees_epoch(held: frozenset[str]) -> bool:
    return EPOCH in held or "EventLoopContext" in held
