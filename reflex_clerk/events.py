"""Events as plain data that any worker can take up: a name and a payload, with no reference into a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, NamedTuple

from reflex.event import Event


class Call(NamedTuple):
    """An event to be: the full name of its handler, and the payload."""

    name: str
    payload: dict[str, Any]

    @classmethod
    def read(cls, value: object) -> Call | None:
        """Read what `as_json` gave; None for any other JSON value."""
        if not isinstance(value, dict):
            return None
        name, payload = value.get("name"), value.get("payload")
        return cls(name, payload) if isinstance(name, str) and isinstance(payload, dict) else None

    @property
    def as_json(self) -> dict[str, Any]:
        """The call as an object of an event's payload."""
        return {"name": self.name, "payload": self.payload}

    def event(self, state: Any) -> Event:
        """Make the event that a handler of `state` may return."""
        known: dict[str, Any] = {"name": self.name, "payload": self.payload}
        if any(field.name == "token" for field in fields(Event)):  # before Reflex 0.9 an event says whose it is
            known["token"] = state.router.session.client_token
        return Event(**known)


def calls(events: Any) -> tuple[Call, ...]:
    """Read what may stand in `on_load` or be returned by a handler: one event, or a list; handlers, specs, lambdas."""
    if events is None:
        return ()
    several = list(events) if isinstance(events, list | tuple) else [events]
    return tuple(Call(event.name, dict(event.payload)) for event in _fixed(several))


def spec(handler: Any, *values: Any) -> Any:
    """Bind values to an event handler, which Reflex's own types do not let one do through the class."""
    return handler(*values)


def _fixed(events: list[Any]) -> Iterable[Event]:
    if hasattr(Event, "from_event_type"):
        return Event.from_event_type(events)
    from reflex.event import fix_events  # Reflex 0.8

    fixed: Iterable[Event] = fix_events(events, token="")
    return fixed
