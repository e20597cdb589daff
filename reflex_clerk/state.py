"""`ClerkState`: who is signed in, as far as Clerk has signed it.

What is trusted comes from `reflex_clerk.configure`, the environment, or the arguments of `clerk_provider`; what is
known of a tab is one value in a backend var, so it is kept where Reflex keeps its state, for all workers, and no event
of a client can write it.
"""

from __future__ import annotations

import logging
from typing import Any

import reflex as rx

from .claims import Organization
from .configuration import backend
from .errors import ConfigError, KeysUnavailable, TokenError
from .payload import any_payload
from .session import NOBODY, Identity, Knowledge, Session
from .vars import expiring_var

_log = logging.getLogger(__name__)


class ClerkState(rx.State):
    """The session of one browser tab. All vars are read-only; after the session's end they say so by themselves."""

    _known: Knowledge = Knowledge()

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
        """Whether the backend knows if somebody is signed in."""
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
        outcome = _check_at_once(token)
        if outcome is None:
            self._known = arrived
            return ClerkState.verify_clerk_session(token, arrived.arrivals)  # type: ignore[misc] # Reflex's own type says less than it does
        return await commit(self, arrived.decided(arrived.arrivals, outcome))

    @rx.event(background=True)
    @any_payload
    async def verify_clerk_session(self, token: Any = None, arrival: Any = None) -> Any:
        """Verify a token with newer keys, off the state lock; commits only if nothing has arrived meanwhile.

        For `set_clerk_session`; whoever else calls it can do no more than with that.
        """
        outcome = await _check(token)
        async with self:
            return await commit(self, self._known.decided(arrival, outcome))

    @rx.event
    @any_payload
    async def clear_clerk_session(self, seq: Any = None) -> Any:
        """Sign out at once. `seq` may be any JSON value; one that is no sequence number signs out as well."""
        return await commit(self, self._known.cleared(seq))


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


async def commit(state: Any, known: Knowledge | None) -> Any:
    """Replace what is known, under the state lock; None when there is nothing to replace. Gives the events to follow."""
    if known is None:
        return None
    state._known = known
    return None


def _check_at_once(token: object) -> Session | TokenError | None:
    """Verify with the keys at hand; None when a fetch is needed."""
    try:
        claims = backend().authenticator.check_at_once(token)
    except TokenError as refusal:
        return refusal
    except ConfigError as problem:
        return _misconfigured(problem)
    return None if claims is None else Session.of(claims, backend().configuration.allowance)


async def _check(token: object) -> Session | TokenError:
    try:
        claims = await backend().authenticator.authenticate(token)
    except TokenError as refusal:
        return refusal
    except ConfigError as problem:
        return _misconfigured(problem)
    return Session.of(claims, backend().configuration.allowance)


def _misconfigured(problem: ConfigError) -> KeysUnavailable:
    _log.error("nobody can sign in: %s", problem)
    return KeysUnavailable(str(problem))
