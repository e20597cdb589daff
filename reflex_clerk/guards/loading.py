"""`on_load`: events of a page that run when it is known who is signed in."""

from __future__ import annotations

from typing import Any, get_args

from reflex_clerk.errors import ConfigError
from reflex_clerk.events import calls, spec
from reflex_clerk.state import ClerkState
from reflex_clerk.waiting import MAX_CHARACTERS, MAX_EVENTS, OnTimeout, fits


def on_load(events: Any, *, on_timeout: OnTimeout = "skip") -> Any:
    """Give what to pass as `on_load` of a page: `events` run once the backend knows who is signed in, or that nobody is.

    `events` is what `on_load` itself takes: a handler, a spec, or a list. They wait by being told, in the state, so the
    worker that hears from the browser runs them. When nothing is heard within `check_timeout` seconds
    (see `configure`), `on_timeout` decides: "skip" leaves them, "redirect" leaves them and sends the visitor to the
    sign-in page, "run" runs them with nobody signed in. Raises `ConfigError` for another word, or too many events.
    """
    if on_timeout not in get_args(OnTimeout):
        raise ConfigError(f"on_timeout must be one of {', '.join(get_args(OnTimeout))}, not {on_timeout!r}")
    waiting = [call.as_json for call in calls(events)]
    if len(waiting) > MAX_EVENTS:
        raise ConfigError(f"on_load takes at most {MAX_EVENTS} events, not {len(waiting)}")
    if not fits(waiting):
        raise ConfigError(f"on_load keeps at most {MAX_CHARACTERS} characters of events: give them less to carry")
    return spec(ClerkState.wait_for_auth_check, waiting, on_timeout)
