"""An event that a guard has refused: why, what the user is told, and how it may come again after the next sign-in."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from .errors import ConfigError
from .events import Call

Reason = Literal["not_checked", "signed_out", "session_ended", "not_allowed", "not_fresh"]
"""Why: nothing was heard of the session yet; nobody is signed in; the session has ended by the backend's clock; it lacks
what is required; the user must verify a factor anew."""

REPLAY_WITHIN = 600.0
"""Seconds. Whoever signs in later does not expect what they did before."""

MESSAGES: dict[Reason, str] = {
    "not_checked": "You are being signed in. Please try again in a moment.",
    "signed_out": "Please sign in to do this.",
    "session_ended": "Your session has ended. Please try again in a moment.",
    "not_allowed": "You are not allowed to do this.",
    "not_fresh": "Please confirm that it is you, and try again.",
}


class Refusal(NamedTuple):
    """What `on_refused` is called with."""

    reason: Reason
    handler: str
    """The full name of the handler that was not run."""

    @property
    def message(self) -> str:
        """What the user is told unless the app says it in its own words."""
        return MESSAGES[self.reason]


OnRefused = Callable[[Refusal], Any]
"""Gives the events that tell the user: a toast, a redirect, or None for silence."""


class Postponed(NamedTuple):
    """A refused event that is to come again once, for the same user."""

    call: Call
    user_id: str | None
    """Whose session had ended; None if nobody was signed in, and then it is whoever signs in next."""
    refused_at: float
    replayed: bool = False

    def is_due(self, user_id: str, now: float) -> bool:
        """Tell whether the sign-in of `user_id` at the time `now` brings it back."""
        return not self.replayed and self.user_id in (None, user_id) and 0 <= now - self.refused_at < REPLAY_WITHIN


def demand_on_refused(function: object) -> None:
    """Raise `ConfigError` unless this can be called with a `Refusal`: told where it is written, not at a first refusal."""
    fits = callable(function) and not inspect.iscoroutinefunction(function)
    if fits:
        try:
            inspect.signature(function).bind(None)  # type: ignore[arg-type] # it is callable
        except TypeError:
            fits = False
        except ValueError:  # written in C, and does not say what it takes
            pass
    if not fits:
        raise ConfigError(
            "on_refused must be a function, not async, that takes a Refusal and gives events, or None: "
            f"def on_refused(refusal): ...; not {function!r}"
        )


def show_toast(refusal: Refusal) -> Any:
    """Tell the user by a toast; the default."""
    import reflex as rx

    return rx.toast.error(refusal.message)
