"""Guards round event handlers: the handler runs only while the session that the backend holds does what is required.

The session is read from the state, under its lock, at the moment when the handler would start.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any

from reflex.istate.proxy import StateProxy

from reflex_clerk.configuration import backend
from reflex_clerk.events import Call, calls
from reflex_clerk.refusal import OnRefused, Postponed, Refusal, demand_on_refused
from reflex_clerk.state import ClerkState, show_anew

from .requirement import Requirement

Handler = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A requirement, and what happens to an event that does not meet it."""

    requirement: Requirement
    replay: bool = False
    on_refused: OnRefused | None = None

    def __post_init__(self) -> None:
        if self.on_refused is not None:
            demand_on_refused(self.on_refused)

    def protect(self, handler: Handler) -> Handler:
        """Wrap a handler of any kind: sync, async, generator, in the background. What comes out is async."""
        if inspect.isgeneratorfunction(handler) or inspect.isasyncgenfunction(handler):
            return self._protect_generator(handler)

        @functools.wraps(handler)
        async def guarded(state: Any, /, *values: Any, **payload: Any) -> Any:
            refused = await self._refuse(state, handler, values, payload)
            if refused is not None:
                return refused
            outcome = handler(state, *values, **payload)
            return await outcome if inspect.isawaitable(outcome) else outcome

        return guarded

    def _protect_generator(self, handler: Handler) -> Handler:
        @functools.wraps(handler)
        async def guarded(state: Any, /, *values: Any, **payload: Any) -> AsyncGenerator[Any, None]:
            refused = await self._refuse(state, handler, values, payload)
            if refused is not None:
                yield refused
                return
            async with contextlib.aclosing(_each(handler(state, *values, **payload))) as events:
                async for event in events:
                    yield event

        return guarded

    async def _refuse(self, state: Any, handler: Handler, values: Any, payload: Any) -> list[Any] | None:
        """Give the events that tell the user of the refusal; None when the handler may run."""
        if not isinstance(state, StateProxy):
            return await self._refuse_under_lock(state, handler, values, payload)
        async with state:  # a background handler starts without the lock
            return await self._refuse_under_lock(state, handler, values, payload)

    async def _refuse_under_lock(self, state: Any, handler: Handler, values: Any, payload: Any) -> list[Any] | None:
        clerk = await state.get_state(ClerkState)
        name = f"{state.get_full_name()}.{handler.__name__}"
        reason = self.requirement.refuses(clerk)
        if reason is None:
            _forget(clerk, name)
            return None
        if reason == "session_ended":
            show_anew(clerk)
        if self.replay and reason != "not_allowed":
            _postpone(clerk, Call(name, _payload(handler, state, values, payload)))
        tell = self.on_refused or backend().configuration.on_refused
        return [call.event(state) for call in calls(tell(Refusal(reason, name)))]


async def _each(events: Any) -> AsyncGenerator[Any, None]:
    """Give what a generator of either kind yields, and what a sync one returns at its end, as Reflex does."""
    if inspect.isasyncgen(events):
        async with contextlib.aclosing(events):
            async for event in events:
                yield event
        return
    try:
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                if end.value is not None:
                    yield end.value
                return
            yield event
    finally:
        events.close()


def _postpone(clerk: Any, call: Call) -> None:
    """Keep the event for the next sign-in, unless it is the one that has just come again, or cannot be kept."""
    before: Postponed | None = clerk._postponed
    again = before is not None and before.replayed and before.call == call
    if again or not _is_json(call.payload):
        clerk._postponed = None
        return
    clerk._postponed = Postponed(call, clerk._known.identity.user_id, backend().clock())


def _forget(clerk: Any, name: str) -> None:
    """Forget that an event has come again, once it has run."""
    before: Postponed | None = clerk._postponed
    if before is not None and before.replayed and before.call.name == name:
        clerk._postponed = None


def _payload(handler: Handler, state: Any, values: Any, payload: Any) -> dict[str, Any]:
    bound = inspect.signature(handler).bind_partial(state, *values, **payload).arguments
    return dict(list(bound.items())[1:])


def _is_json(value: object) -> bool:
    try:
        json.dumps(value, allow_nan=False)
    except (TypeError, ValueError):
        return False
    return True
