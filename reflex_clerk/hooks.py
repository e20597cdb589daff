"""What an app wants done when the identity of a tab changes: at sign-in, sign-out and switches, not at every refresh.

What is registered is code, and the same in every worker. A hook is an event, queued after the change, or a function
`(state, old, new)` that is called with the change itself, under the state lock, and may return events; `old` and `new`
are `Identity` tuples. An event gets no arguments, as a client can send events with whatever arguments it likes.
"""

from __future__ import annotations

import inspect
import logging
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from reflex.event import EventHandler, EventSpec

from .session import Identity

Hook = Any
"""An event handler, an event spec, a list of these, or a function `(state, old, new)`, async or not."""

StateClass = TypeVar("StateClass", bound=type)

Part = Callable[[Identity], object]

_log = logging.getLogger(__name__)


def _whole(identity: Identity) -> object:
    return identity


def _session(identity: Identity) -> object:
    return identity.user_id, identity.session_id, identity.actor_id


def _organization(identity: Identity) -> object:
    return identity.org_id, identity.org_role


def _owner(identity: Identity) -> object:
    """Give whose data a state may hold."""
    return identity.user_id, identity.actor_id, identity.org_id


_hooks: list[tuple[Part, Hook]] = []
_states_to_reset: list[type] = []


def register_on_auth_change_handler(hook: Hook) -> None:
    """Run `hook` whenever the identity changes in any part: user, session, organization, role or actor."""
    _register(_whole, hook)


def register_on_session_change_handler(hook: Hook) -> None:
    """Run `hook` whenever user, session or actor changes: sign-in, sign-out, a switch of the account."""
    _register(_session, hook)


def register_on_organization_change_handler(hook: Hook) -> None:
    """Run `hook` whenever the active organization, or the user's role in it, changes."""
    _register(_organization, hook)


def reset_on_identity_change(state: StateClass) -> StateClass:
    """Decorate a state class: it is reset when the user, the actor or the organization whose data it may hold is left.

    What an anonymous visitor has put together is kept at sign-in. If a reset fails, nobody is signed in to that state,
    each new token tries again, and the page loads itself anew as a new tab, whose states are empty.
    """
    if state not in _states_to_reset:
        _states_to_reset.append(state)
    return state


def leaves_its_owner(old: Identity, new: Identity) -> bool:
    """Tell whether a state may hold what belonged to somebody who has left."""
    return old.user_id is not None and _owner(old) != _owner(new)


async def reset_states(state: Any) -> bool:
    """Reset the states that were decorated, under the state lock of `state`, a `ClerkState`; False if one has failed."""
    return all([await _guarded(one, _reset(state, one)) is not None for one in _states_to_reset])


async def identity_changed(state: Any, old: Identity, new: Identity) -> list[Any]:
    """Run hooks, and give the events to follow. Under the state lock of `state`, a `ClerkState`.

    A hook that fails is logged and does not keep the others, or the sign-out, from happening.
    """
    events: list[Any] = []
    for part, hook in _hooks:
        if part(old) != part(new):
            events.extend(await _guarded(hook, _run(hook, state, old, new)) or [])
    return events


async def _run(hook: Hook, state: Any, old: Identity, new: Identity) -> list[Any]:
    if isinstance(hook, EventHandler | EventSpec | list | tuple):
        return _as_list(hook)
    outcome = hook(state, old, new)
    return _as_list(await outcome if inspect.isawaitable(outcome) else outcome)


async def _reset(state: Any, state_class: type) -> list[Any]:
    (await state.get_state(state_class)).reset()
    return []


async def _guarded(what: Any, running: Any) -> list[Any] | None:
    """Give what has been run to its end, None if it failed; the log says where, and no value that stands in an error."""
    try:
        done: list[Any] = await running
    except Exception as error:  # noqa: BLE001 - code of the app: whatever it raises, the identity has changed all the same
        places = [f"{at.filename}:{at.lineno} in {at.name}" for at in traceback.extract_tb(error.__traceback__)]
        name = getattr(what, "__qualname__", None) or type(what).__name__
        _log.error("%s failed at a change of identity: %s\n  %s", name, type(error).__name__, "\n  ".join(places))
        return None
    return done


def _as_list(events: Any) -> list[Any]:
    if events is None:
        return []
    return list(events) if isinstance(events, list | tuple) else [events]


def _register(part: Part, hook: Hook) -> None:
    if (part, hook) not in _hooks:
        _hooks.append((part, hook))
