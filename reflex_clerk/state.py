"""`ClerkState`: who is signed in, as far as Clerk has signed it.

What is trusted comes from `reflex_clerk.configure`, the environment, or the arguments of `clerk_provider`; what is
known of a tab is kept in backend vars, so it is where Reflex keeps its state, for all workers, and no event of a client
can write it. Handlers take whatever the websocket carries.
"""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.state import _override_base_method

from .checking import check, check_at_once
from .claims import Organization
from .configuration import backend
from .events import spec
from .hooks import identity_changed, leaves_its_owner, reset_states
from .payload import any_payload
from .redirects import to_sign_in
from .refusal import Postponed
from .session import NOBODY, Identity, Knowledge, Session
from .vars import expiring_var
from .waiting import Timers, Waiting, read_wait, with_timer

LOAD_AS_A_NEW_TAB = "window.sessionStorage.removeItem('token'); window.location.reload()"
"""For a page that shows what could not be reset: Reflex keeps the name of a tab's state there, and gives the next one an
empty state."""


class ClerkState(rx.State):
    """The session of one browser tab. All vars are read-only; after the session's end they say so by themselves."""

    _known: Knowledge = Knowledge()
    _waiting: Waiting = Waiting()
    _watched: Timers = ()  # ends of sessions that the page will be told of
    _postponed: Postponed | None = None
    _reset_is_due: bool = False  # what belonged to the last user could not be taken out of the app's states
    _heard_on: str = ""  # the connection that the last word of the browser came by

    @classmethod
    @_override_base_method
    def _create_setvar(cls) -> None:
        """Leave out Reflex's event `setvar`: it calls any attribute that begins with `set_`, with a stranger's value."""

    @expiring_var("_known")
    def acknowledgement(self) -> dict[str, Any]:
        """`{seq, status, user_id, session_id, org_id, expires_at, code}`, with which the synchronizer compares Clerk's identity."""
        return self._known.acknowledgement(backend().clock())

    @expiring_var("_known")
    def status(self) -> str:
        """One of unknown, signed_out, signed_in, refreshing, rejected, stale; see `reflex_clerk.session.Status`."""
        return self._known.status(backend().clock())

    @rx.var
    def auth_checked(self) -> bool:
        """Whether the backend has heard if somebody is signed in."""
        return self._known.auth_checked

    @rx.var
    def error_code(self) -> str | None:
        """Why the last token was not accepted; the codes are those of `reflex_clerk.errors`."""
        return self._known.code

    @expiring_var("_known")
    def is_signed_in(self) -> bool:
        """Whether there is a session, verified and not ended."""
        return live_session(self) is not None

    @expiring_var("_known")
    def user_id(self) -> str | None:
        """`user_…`; None when nobody is signed in, as all that follow."""
        return live_identity(self).user_id

    @expiring_var("_known")
    def session_id(self) -> str | None:
        """`sess_…`."""
        return live_identity(self).session_id

    @expiring_var("_known")
    def org_id(self) -> str | None:
        """`org_…`, the active organization."""
        return live_identity(self).org_id

    @expiring_var("_known")
    def org_role(self) -> str | None:
        """`org:admin` and the like."""
        return live_identity(self).org_role

    @expiring_var("_known")
    def org_slug(self) -> str | None:
        """`acme`, the organization's name in addresses."""
        organization = live_organization(self)
        return organization.slug if organization else None

    @expiring_var("_known")
    def org_permissions(self) -> list[str]:
        """`org:invoices:create` and the like."""
        organization = live_organization(self)
        return list(organization.permissions) if organization else []

    @expiring_var("_known")
    def expires_at(self) -> float | None:
        """When the session's token expires, in seconds since 1970; the backend holds the session for the leeway longer."""
        session = live_session(self)
        return session.claims.expires_at if session else None

    @expiring_var("_known")
    def claims(self) -> dict[str, Any]:
        """`{name: value}` of the claims that `configure(public_claims=[…])` names; no others reach the browser."""
        session = live_session(self)
        shown = backend().configuration.public_claims if session else ()
        return {name: session.payload[name] for name in shown if session and name in session.payload}

    @rx.event
    @any_payload
    async def set_clerk_session(self, token: Any = None, seq: Any = None) -> Any:
        """Verify a session token and sign in. `token` and `seq` may be any JSON value.

        Without `seq` it is ordered by arrival. A token that needs a fetch of keys is verified off the state lock.
        """
        arrived = self._known.arrived(seq)
        if arrived is None:
            return None
        if not arrived.verifying:
            return await commit(self, arrived)
        outcome = check_at_once(token)
        if outcome is None:
            self._known = arrived
            return spec(ClerkState.verify_clerk_session, token, arrived.arrivals)
        return await commit(self, arrived.decided(arrived.arrivals, outcome))

    @rx.event(background=True)
    @any_payload
    async def verify_clerk_session(self, token: Any = None, arrival: Any = None) -> Any:
        """Verify a token with newer keys, off the state lock; commits only if nothing has arrived meanwhile.

        For `set_clerk_session`; whoever else calls it can do no more than with that.
        """
        outcome = await check(token)
        async with self:
            return await commit(self, self._known.decided(arrival, outcome))

    @rx.event
    @any_payload
    async def clear_clerk_session(self, seq: Any = None) -> Any:
        """Sign out at once. `seq` may be any JSON value; one that is no sequence number signs out as well."""
        return await commit(self, self._known.cleared(seq))

    @rx.event(background=True)
    @any_payload
    async def watch_session_end(self) -> Any:
        """Tell the page when the session has ended, unless a newer token has come; nothing depends on it but the view."""
        async with self:
            session = self._known.session
            if session is None or session.held_until in self._watched:
                return
            watched = with_timer(self._watched, session.held_until, backend().clock())
            if watched is None:
                return
            self._watched = watched
        for end in sorted({session.ends_at, session.held_until}):
            while (left := end - backend().clock()) > 0:  # a timer may be early
                await backend().sleep(left)
            async with self:
                if self._known.has_ended(backend().clock()):
                    show_anew(self)

    @rx.event
    @any_payload
    async def wait_for_auth_check(self, events: Any = None, on_timeout: Any = None) -> Any:
        """Run events of the current page once it is known who is signed in; for `reflex_clerk.on_load`.

        They wait in the state, so whichever worker hears from the browser runs them. That nobody is signed in counts only
        if it was heard on this connection: who comes back from the sign-in page loads the page before the synchronizer speaks.
        """
        wanted = read_wait(events, on_timeout)
        if wanted is None:
            return None
        if self._heard_on != connection(self):
            self._known = self._known.doubted()
        if self._known.is_settled(backend().clock()):
            return [call.event(self) for call in wanted[0]]
        now = backend().clock()
        until = now + backend().configuration.check_timeout
        self._waiting = self._waiting.add(self.router.url.path, *wanted, now=now, until=until)
        return spec(ClerkState.stop_waiting, self._waiting.last)

    @rx.event(background=True)
    @any_payload
    async def stop_waiting(self, number: Any = None) -> Any:
        """Give up a wait when its time is over; for `wait_for_auth_check`. A wait has one timer, whoever asks for more."""
        async with self:
            started = self._waiting.start_timer(number)
            if started is None:
                return None
            self._waiting = started
        await backend().sleep(backend().configuration.check_timeout)
        async with self:
            wait = self._waiting.get(number)
            if wait is None:
                return None
            self._waiting = self._waiting.without(wait)
            if wait.page != self.router.url.path:
                return None
            if wait.on_timeout == "redirect":
                return to_sign_in(self)
            return [call.event(self) for call in wait.calls] if wait.on_timeout == "run" else None

    @rx.event
    @any_payload
    async def redirect_to_sign_in(self) -> Any:
        """Send the visitor to the sign-in page, and back to this one afterwards; nothing if somebody is signed in."""
        return None if live_session(self) else to_sign_in(self)


def connection(state: Any) -> str:
    """Give the connection that the current event came by: a page that is loaded anew has another one."""
    name: str = state.router.session.session_id
    return name


def live_session(state: Any) -> Session | None:
    """Give the session that counts now, of a `ClerkState`."""
    known: Knowledge = state._known
    return known.live_session(backend().clock())


def live_identity(state: Any) -> Identity:
    """Give whose session counts now; `NOBODY` when none does."""
    session = live_session(state)
    return session.identity if session else NOBODY


def live_organization(state: Any) -> Organization | None:
    """Give the active organization of the session that counts now."""
    session = live_session(state)
    return session.claims.organization if session else None


def show_anew(state: Any) -> None:
    """Have Reflex send what time has changed: it looks for changes only in states that were written to."""
    state._known = state._known


async def commit(state: Any, known: Knowledge | None) -> Any:
    """Replace what is known, under the state lock, and give the events to follow; None when there is nothing to replace."""
    if known is None:
        return None
    before: Knowledge = state._known
    events: list[Any] = []
    if state._reset_is_due or leaves_its_owner(before.identity, known.identity):
        state._reset_is_due = not await reset_states(state)
        if state._reset_is_due:
            known = known.withheld()
            events.append(rx.call_script(LOAD_AS_A_NEW_TAB))
    state._known = known
    state._heard_on = connection(state)
    now = backend().clock()
    events += await identity_changed(state, before.identity, known.identity)
    if known.is_settled(now):
        events += _waited_for(state)
    session = known.live_session(now)
    events += _brought_back(state, session, now)
    if session is not None and session is not before.session:
        events.append(ClerkState.watch_session_end)
    return events or None


def _waited_for(state: Any) -> list[Any]:
    """Give the events that have waited for this."""
    waiting: Waiting = state._waiting
    if not waiting.waits:
        return []
    state._waiting = waiting._replace(waits=())
    return [call.event(state) for call in waiting.calls(state.router.url.path)]


def _brought_back(state: Any, session: Session | None, now: float) -> list[Any]:
    """Give the event that a guard refused, if this sign-in is what it lacked; forget it when its user is signed out."""
    postponed: Postponed | None = state._postponed
    if postponed is None:
        return []
    if session is None:
        if postponed.user_id is not None:
            state._postponed = None
        return []
    due = postponed.is_due(session.claims.user_id, now)
    state._postponed = postponed._replace(replayed=True) if due else None
    return [postponed.call.event(state)] if due else []
