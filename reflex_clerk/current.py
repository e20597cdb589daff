"""The session from inside an event handler of the app."""

from __future__ import annotations

from typing import Any

from .claims import SessionClaims
from .state import ClerkState, live_session


async def current_claims(state: Any) -> SessionClaims | None:
    """Give the claims of the session that counts now, for `has` and for claims of your own; None when nobody is signed in.

    `state` is the handler's `self`; in a background handler call it inside `async with self`.
    """
    session = live_session(await state.get_state(ClerkState))
    return session.claims if session else None
