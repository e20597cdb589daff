"""One Clerk instance in memory: its settings, sessions and keys, and what may be done with them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reflex_clerk.claims import Entitlements
from reflex_clerk.claims import Organization as OrganizationClaim

from .directory import Directory
from .faults import TokenDefect
from .ids import new_id
from .model import Client, Membership, Organization, Session, SessionStatus, User
from .signing import KeyRing, stranger
from .tokens import DEFAULT_LIFE, Version, session_claims

CHOOSE_ORGANIZATION = "choose-organization"

_LONG_AGO = 3600.0
"""Seconds by which a token is too old or too young, past any leeway but the longest."""


@dataclass(kw_only=True)
class Settings:
    """How the instance behaves; every value may be changed while it runs."""

    token_life: float = DEFAULT_LIFE
    """Seconds that a session token lives."""
    clock_shift: float = 0.0
    """Seconds by which the clock that stamps tokens is ahead of this machine's."""
    token_version: Version = 2
    single_session: bool = False
    """Whether a browser holds one session at most."""
    force_organization_selection: bool = False
    """Whether a new session is pending until the user has chosen an organization."""
    tokens_in_answers: bool = True
    """Whether sessions in answers carry `last_active_token`, as Clerk's do; it saves the front end a request."""
    answer_time: float = 0.0
    """Seconds that an answer takes on the network, half each way; 0.15 is realistic."""
    templates: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """JWT templates: name and the claims that each adds."""


class Instance(Directory):
    """The state behind both APIs. Every method may be called from any thread; `lock` makes several of them one step."""

    def __init__(self, *, host: str, clock: Callable[[], float] = time.time) -> None:
        super().__init__(clock)
        self.host = host
        self.secret_key = f"sk_test_{secrets.token_urlsafe(32)}"
        self.keys = KeyRing()
        self.settings = Settings()
        self._clients: dict[str, Client] = {}

    def reset(self) -> None:
        """Forget everyone, and take back every setting; the keys and the secret key stay."""
        with self.lock:
            self.settings = Settings()
            self.forget_everyone()
            self._clients = {}

    @property
    def issuer(self) -> str:
        """`iss` of the tokens."""
        return f"https://{self.host}"

    @property
    def sessions(self) -> list[Session]:
        """The sessions that have not ended, of all browsers."""
        with self.lock:
            return [session for client in self._clients.values() for session in client.live_sessions]

    def add_client(self, *users: User) -> Client:
        """Add a browser in which `users` are signed in, the last one active; `chromium`'s helpers put it into one."""
        with self.lock:
            client = Client(created_at=self.clock(), id=new_id("dvb"))
            self._clients[client.id] = client
            for user in users:
                self.start_session(client, user)
            return client

    def find_client(self, client_id: str) -> Client | None:
        """Give the browser of an id."""
        with self.lock:
            return self._clients.get(client_id)

    def start_session(self, client: Client, user: User, *, actor: Mapping[str, Any] | None = None) -> Session:
        """Sign a user in in a browser, and make that session the active one."""
        with self.lock:
            now = self.clock()
            tasks = (CHOOSE_ORGANIZATION,) if self.settings.force_organization_selection else ()
            session = Session(user=user, created_at=now, verified_at=now, client_id=client.id, tasks=tasks, actor=actor)
            user.last_sign_in_at = now
            client.sessions.append(session)
            client.last_active_session_id = session.id
            return session

    def find_session(self, session_id: str) -> Session | None:
        """Give the session of an id, ended or not."""
        with self.lock:
            every = (session for client in self._clients.values() for session in client.sessions)
            return next((session for session in every if session.id == session_id), None)

    def choose_organization(self, session: Session, organization: Organization | None) -> None:
        """Make an organization the active one of a session, which may finish its task."""
        with self.lock:
            session.organization = organization
            if organization is not None:
                session.tasks = tuple(task for task in session.tasks if task != CHOOSE_ORGANIZATION)

    def end(self, session: Session, how: SessionStatus = "ended") -> None:
        """End a session; the browser that it is in learns of it when it asks for something."""
        with self.lock:
            session.ended = session.ended or how
            client = self._clients.get(session.client_id)
            if client is not None and client.last_active_session_id == session.id:
                client.last_active_session_id = None

    def revoke(self, session: Session) -> None:
        """End a session from outside, as an administrator does."""
        self.end(session, "revoked")

    def ban(self, user: User) -> None:
        """Ban a user: every session ends, and no sign-in is possible."""
        with self.lock:
            user.banned = True
            for session in self.sessions:
                if session.user is user:
                    self.end(session, "revoked")

    def remove_member(self, membership: Membership) -> None:
        """End a membership; sessions that have the organization active have none then."""
        with self.lock:
            membership.user.memberships.remove(membership)
            membership.organization.members.remove(membership)
            for session in self.sessions:
                if session.user is membership.user and session.organization is membership.organization:
                    session.organization = None

    def rotate_keys(self, *, same_kid: bool = False) -> None:
        """Sign with a new key from now on; tokens of the old one verify no longer with the newly published set."""
        with self.lock:
            self.keys.rotate(same_kid=same_kid)

    def session_token(
        self,
        session: Session,
        *,
        organization: Organization | None,
        origin: str | None = None,
        defect: TokenDefect | None = None,
        template: str | None = None,
        life: float | None = None,
    ) -> str:
        """Make a token of a session, with `organization` active; `origin` is the page's, `life` in seconds.

        Raises `KeyError` for a template that the settings do not hold.
        """
        with self.lock:
            settings = self.settings
            shift = {"expired": -_LONG_AGO - settings.token_life, "not_yet_valid": 2 * _LONG_AGO}.get(defect or "", 0.0)
            now = self.clock()
            claims = session_claims(
                session.user.id,
                issuer=self.issuer,
                session_id=session.id,
                now=now + settings.clock_shift + shift,
                life=settings.token_life if life is None else life,
                version=settings.token_version,
                status=session.status,
                authorized_party=origin,
                organization=_organization_claim(session.user, organization),
                features=Entitlements(organization.features if organization else (), session.user.features),
                plans=Entitlements(organization.plans if organization else (), session.user.plans),
                actor=session.actor,
                factor_ages=session.factor_ages(now),
            )
            if template is not None:
                claims = _of_template(claims, settings.templates[template])
            if defect == "empty":
                return ""
            key = stranger() if defect == "wrong_key" else self.keys.current
            return key.sign(claims, kid="ins_unknown" if defect == "unknown_kid" else self.keys.current.kid)


def _organization_claim(user: User, organization: Organization | None) -> OrganizationClaim | None:
    membership = user.membership_in(organization)
    if membership is None:
        return None
    held = membership.organization
    return OrganizationClaim(held.id, held.slug, membership.role, membership.permissions)


def _of_template(claims: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Make the claims of a JWT template: Clerk keeps these few, and none that names the session."""
    kept = ("azp", "exp", "iat", "iss", "jti", "nbf", "sub")
    return {**{name: claims[name] for name in kept if name in claims}, **added}
