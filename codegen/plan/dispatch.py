"""What is dispatched to the backend, and what is noted of it, so that the same is not said twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..config import Reconnect, ReflexImports
from ..javascript import js_literal
from ..layout import WIDTH, call, fit
from .decisions import Decisions, member


@dataclass(frozen=True, slots=True)
class DispatchPlan(Decisions):
    """The events, and `lastSentRef`."""

    def inputs(self) -> dict[str, Any]:
        """Return what the templates use of events and of what was sent last."""
        events = self.config.events
        return {
            "event_factory": self.event_factory,
            "send_set": partial(self._send, events.set, ["token"]),
            "send_clear": partial(self._send, events.clear, []),
            "dispatch_set": partial(self._dispatch, events.set, "{ token }"),
            "dispatch_clear": partial(self._dispatch, events.clear, ""),
            "sent_line": self._sent_line(),
            "forgets_sent": bool(self.key_names),
        }

    @property
    def event_factory(self) -> str:
        """Name of Reflex's event factory."""
        return "ReflexEvent" if self.config.reflex is ReflexImports.REFLEX_EVENT else "Event"

    def _dispatch(self, handler: str, payload: str, indent: int, shift: int = 0) -> str:
        """Return the statement that sends one event, broken as Prettier breaks it when it is too long for a line.

        `shift` is by how much the template will indent the whole statement further.
        """
        arguments = [js_literal(f"{self.config.state}.{handler}"), *filter(None, [payload])]
        line = f"{' ' * indent}addEvents([{self.event_factory}({', '.join(arguments)})]);"
        if len(line) + shift <= WIDTH:
            return line
        event = call(" " * (indent + 2) + f"{self.event_factory}(", arguments, "),", WIDTH - shift)
        return f"{' ' * indent}addEvents([\n{event}\n{' ' * indent}]);"

    def _send(self, handler: str, payload: Sequence[str], indent: int, shift: int = 0) -> str:
        """Return the statements that dispatch one event and note it as the last."""
        pad = " " * indent
        members = [*payload, *(["seq"] if self.acknowledged else [])]
        dispatch = self._dispatch(handler, f"{{ {', '.join(members)} }}" if members else "", indent, shift)
        if self.acknowledged:
            return f"{pad}const seq = nextSeq();\n{dispatch}\n{pad}noteSent(seq);"
        connection = self.sent_connection
        noted = ", ".join(["stateKey", *([member(*connection)] if connection else [])])
        return f"{dispatch}\n{pad}lastSentRef.current = {{ {noted} }};"

    @property
    def sent_connection(self) -> tuple[str, str] | None:
        """Member of `lastSentRef` that tells one connection from another, and the value to put there."""
        match self.config.reconnect:
            case Reconnect.NONE:
                return None
            case Reconnect.ADD_EVENTS:
                return "addEvents", "addEvents"
            case Reconnect.CONNECTION_EPOCH:
                return "connection", "connectErrors"

    def _sent_line(self) -> str:
        """Return the line that says that nothing was sent: in the component, or in what outlives it."""
        connection = self.sent_connection
        members = ["stateKey: null", *([f"{connection[0]}: null"] if connection else [])]
        if self.acknowledged:
            members = ["seq: 0", *members, *(["at: 0"] if self.waits else [])]
            return fit("  lastSent: { ", members, " },")
        return fit("  const lastSentRef = useRef({ ", members, " });")
