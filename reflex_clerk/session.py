"""What the backend knows of one browser tab, and the rules by which it changes: pure, no Reflex, time is an argument.

`Knowledge` is one immutable value, so it is replaced under the state lock as a whole, and two rules are easy to see:
whatever arrives last wins, however long an earlier check takes; and a session ends by the backend's own clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeGuard

from .claims import SessionClaims
from .errors import KeysUnavailable, SessionPending, TokenError

Status = Literal["unknown", "signed_out", "signed_in", "refreshing", "rejected", "stale"]
"""What the acknowledgement says:

- `unknown`: nothing was heard from the browser yet;
- `signed_out`, `signed_in`;
- `refreshing`: a token is being verified, or cannot be until Clerk's keys can be had (`code` says so), and is to be
  sent again after a while; a session that is held counts until its own end;
- `rejected`: the last token was refused, nobody is signed in, and `code` says why;
- `stale`: the session has ended by the backend's clock and no newer token has come; it counts no more, unless an
  offline grace is configured.
"""

Verdict = Literal["unknown", "signed_out", "signed_in", "rejected"]
"""How the last check ended; what time does to it is not stored."""

MAX_SEQ = 2**53 - 1
"""The last whole number that JavaScript counts to without loss."""

MALFORMED = "event-malformed"
"""Code of a set whose `seq` is not a sequence number."""


NOT_RESET = "state-not-reset"
"""Code of a session that is not let in, as data of the one before could not be taken out of the app's states."""


class Identity(NamedTuple):
    """Whose session it is: what hooks compare, and what the browser's identity is compared with."""

    user_id: str | None = None
    session_id: str | None = None
    org_id: str | None = None
    org_role: str | None = None
    actor_id: str | None = None


NOBODY = Identity()
"""The identity of a tab where nobody is signed in."""


class Session(NamedTuple):
    """A verified session; tuples, as Reflex hands those out unwrapped and Redis takes them as they are."""

    payload: Mapping[str, Any]
    """The claims of the token."""
    ends_at: float
    """When it ends by the backend's clock: `exp` and the leeway of verification, in seconds since 1970."""
    held_until: float
    """Until when it counts although it has ended, if the browser is silent: `ends_at` and the offline grace."""

    @classmethod
    def of(cls, claims: SessionClaims, *, leeway: float, grace: float) -> Session:
        """Hold the session of a verified token; both are seconds."""
        ends_at = claims.expires_at + leeway
        return cls(dict(claims.raw), ends_at, ends_at + grace)

    def __repr__(self) -> str:
        return f"Session(ends_at={self.ends_at}, claims hidden)"

    @property
    def claims(self) -> SessionClaims:
        """Typed access to the claims."""
        return SessionClaims(self.payload)

    @property
    def identity(self) -> Identity:
        """Whose it is."""
        claims = self.claims
        organization = claims.organization
        return Identity(
            user_id=claims.user_id,
            session_id=claims.session_id,
            org_id=organization.id if organization else None,
            org_role=organization.role if organization else None,
            actor_id=claims.actor_id,
        )


class Knowledge(NamedTuple):
    """What the backend knows of one tab. Fields have defaults, so that a release may read what an older one stored."""

    seq: int = 0
    """The greatest sequence number that arrived."""
    arrivals: int = 0
    """Events handled so far; a check commits only if its own is still the last."""
    verdict: Verdict = "unknown"
    verifying: bool = False
    """Whether the last arrival is a token whose check has not ended."""
    session: Session | None = None
    """The last verified session, kept past its end until the next verdict, to tell whether the identity changes."""
    code: str | None = None
    """Why the last token was not accepted."""

    def arrived(self, seq: object) -> Knowledge | None:
        """Note that a set has arrived, which is to be verified now; None when a later event arrived before it.

        `seq` may be any JSON value. None, which a front end without sequence numbers sends, is ordered by arrival.
        Anything that is no sequence number refuses the token, and ends the session with it.
        """
        if seq is None:
            return self._replace(arrivals=self.arrivals + 1, verifying=True)
        if not _is_seq(seq):
            return self._replace(arrivals=self.arrivals + 1)._refused("rejected", MALFORMED)
        if seq <= self.seq:
            return None
        return self._replace(seq=seq, arrivals=self.arrivals + 1, verifying=True)

    def cleared(self, seq: object) -> Knowledge | None:
        """Note a sign-out; None when a later event arrived before it.

        A `seq` that is no sequence number signs out as well: doubt never keeps a session.
        """
        if _is_seq(seq):
            if seq <= self.seq:
                return None
            return self._replace(seq=seq).cleared(None)
        return self._replace(arrivals=self.arrivals + 1)._refused("signed_out", None)

    def decided(self, arrival: object, outcome: Session | TokenError) -> Knowledge | None:
        """Commit how the check of a token ended; None when another event has arrived since `arrival`.

        A session signs in. `KeysUnavailable` says nothing of the token: nobody is signed in by it, and a session that
        is held goes on until its end. Every other error ends the session; a pending one counts as signed out.
        (`status` makes that "refreshing", not "rejected": keys may be there again after any time, and for "rejected" the
        front end tries but a few times.)
        """
        if not self.verifying or type(arrival) is not int or arrival != self.arrivals:
            return None
        if isinstance(outcome, Session):
            return self._replace(verdict="signed_in", verifying=False, session=outcome, code=None)
        if isinstance(outcome, KeysUnavailable) and self.session is not None:
            return self._replace(verifying=False, code=outcome.code)
        return self._refused("signed_out" if isinstance(outcome, SessionPending) else "rejected", outcome.code)

    def withheld(self) -> Knowledge:
        """Let the session not in that was verified, as it would see what belonged to another one."""
        return self._refused("rejected", NOT_RESET) if self.session is not None else self

    def doubted(self) -> Knowledge:
        """Ask again whether nobody is signed in: a page that has been loaded anew may come from the sign-in page."""
        return self._replace(verdict="unknown") if self.verdict == "signed_out" else self

    def live_session(self, now: float) -> Session | None:
        """Give the session that counts at the time `now`; None when nobody is signed in."""
        return self.session if self.session and now < self.session.held_until else None

    def has_ended(self, now: float) -> bool:
        """Tell whether there is a session that has ended at the time `now`, still held or not."""
        return self.session is not None and now >= self.session.ends_at

    def status(self, now: float) -> Status:
        """Say in a word how things stand at the time `now`."""
        lacks_keys = self.code == KeysUnavailable.code and (self.session is None or self.has_ended(now))
        if self.verifying or lacks_keys:
            return "refreshing"
        if self.has_ended(now):
            return "stale"
        return self.verdict

    def is_settled(self, now: float) -> bool:
        """Tell whether it is known who is signed in, or that nobody is, so that nothing has to wait any longer.

        A refused token settles nothing: the front end replaces it, or signs out.
        """
        return self.status(now) in ("signed_in", "signed_out") or self.live_session(now) is not None

    def acknowledgement(self, now: float) -> dict[str, Any]:
        """Give the backend's word for the synchronizer: no token, and of the claims only whose session it is."""
        session = self.live_session(now)
        identity = session.identity if session else NOBODY
        return {
            "seq": self.seq,
            "status": self.status(now),
            "user_id": identity.user_id,
            "session_id": identity.session_id,
            "org_id": identity.org_id,
            "expires_at": session.claims.expires_at if session else None,
            "code": self.code,
        }

    @property
    def identity(self) -> Identity:
        """Whose session was verified last, ended or not; `NOBODY` after a sign-out or a refusal."""
        return self.session.identity if self.session else NOBODY

    @property
    def auth_checked(self) -> bool:
        """Whether any check has ended."""
        return self.verdict != "unknown"

    def _refused(self, verdict: Verdict, code: str | None) -> Knowledge:
        return self._replace(verdict=verdict, verifying=False, session=None, code=code)


def _is_seq(value: object) -> TypeGuard[int]:
    """Take a whole number that JavaScript can count; `type` because a bool is an int to `isinstance`."""
    return type(value) is int and 1 <= value <= MAX_SEQ
