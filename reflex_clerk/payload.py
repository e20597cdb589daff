"""Handlers that a stranger can call with anything."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

Handler = Callable[..., Awaitable[Any]]


def any_payload(handler: Handler) -> Handler:
    """Make an async handler take every payload that the websocket can carry; what it does not name is left out.

    Without this, a surplus key ends in a `TypeError` before the handler runs, and the state stays as it was. All
    parameters need a default, and are to be annotated as `Any`, so that Reflex hands over the values as they came.
    """
    known = [name for name in inspect.signature(handler).parameters if name != "self"]

    @functools.wraps(handler)
    async def tolerant(self: Any, /, *values: Any, **payload: Any) -> Any:
        return await handler(self, *values, **{name: payload[name] for name in known if name in payload})

    return tolerant
