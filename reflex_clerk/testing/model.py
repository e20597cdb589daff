"""What the fake knows: users, organizations, clients (one per browser), sessions. Plain data, no behaviour of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reflex_clerk.claims import NOT_VERIFIED

from .ids import new_id

SessionStatus = Literal["active", "pending", "ended", "removed", "revoked"]

ADMIN_PERMISSIONS = (
    "org:sys_profile:manage",
    "org:sys_profile:delete",
    "org:sys_memberships:read",
    "org:sys_memberships:manage",
    "org:sys_domains:read",
    "org:sys_domains:manage",
)
"""What Clerk gives the role `org:admin` in a new instance; the components show by them what may be done."""

MEMBER_PERMISSIONS = ("org:sys_memberships:read",)
"""What Clerk gives the role `org:member` in a new instance."""


@dataclass(kw_only=True, eq=False)
class EmailAddress:
    """One of a user's email addresses."""

    email_address: str
    verified: bool = True
    id: str = field(default_factory=lambda: new_id("idn"))


@dataclass(kw_only=True, eq=False)
class PhoneNumber:
    """One of a user's phone numbers, in E.164 form."""

    phone_number: str
    verified: bool = True
    reserved_for_second_factor: bool = False
    id: str = field(default_factory=lambda: new_id("idn"))


@dataclass(kw_only=True, eq=False)
class User:
    """A user; times are in seconds since 1970."""

    id: str
    created_at: float
    password: str | None = field(default=None, repr=False)
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None
    email_addresses: list[EmailAddress] = field(default_factory=list)
    phone_numbers: list[PhoneNumber] = field(default_factory=list)
    primary_phone_number_id: str | None = None
    public_metadata: dict[str, Any] = field(default_factory=dict)
    private_metadata: dict[str, Any] = field(default_factory=dict, repr=False)
    unsafe_metadata: dict[str, Any] = field(default_factory=dict)
    features: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    banned: bool = False
    last_sign_in_at: float | None = None
    memberships: list[Membership] = field(default_factory=list, repr=False)

    @property
    def identifier(self) -> str:
        """What the person signs in with."""
        return self.email_addresses[0].email_address if self.email_addresses else self.username or self.id

    def membership_in(self, organization: Organization | None) -> Membership | None:
        """Give the membership in `organization`, if the user is a member."""
        return next((held for held in self.memberships if held.organization is organization), None)


@dataclass(kw_only=True, eq=False)
class Organization:
    """An organization; its features and plans reach the tokens of its members."""

    id: str
    name: str
    slug: str
    created_at: float
    features: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    members: list[Membership] = field(default_factory=list, repr=False)


@dataclass(kw_only=True, eq=False)
class Membership:
    """A user's place in an organization: the role (`org:admin`) and the permissions (`org:invoices:read`)."""

    user: User
    organization: Organization
    role: str
    permissions: tuple[str, ...]
    created_at: float
    id: str = field(default_factory=lambda: new_id("orgmem"))


@dataclass(kw_only=True, eq=False)
class Session:
    """A user's session in one browser; `tasks` are what is left to do while it is pending."""

    user: User
    created_at: float
    verified_at: float
    client_id: str
    organization: Organization | None = None
    tasks: tuple[str, ...] = ()
    ended: SessionStatus | None = None
    actor: Mapping[str, Any] | None = None
    id: str = field(default_factory=lambda: new_id("sess"))

    @property
    def status(self) -> SessionStatus:
        """`active`, `pending` while there is a task, or how it came to its end."""
        return self.ended or ("pending" if self.tasks else "active")

    @property
    def is_live(self) -> bool:
        """Whether tokens are still given out for it."""
        return self.ended is None

    def factor_ages(self, now: float) -> list[int]:
        """Give the minutes since the user has proven who it is, and that there is no second factor."""
        return [int((now - self.verified_at) // 60), NOT_VERIFIED]


@dataclass(kw_only=True, eq=False)
class SignIn:
    """A sign-in under way; `user` is None until the identifier is known."""

    user: User | None = None
    actor: Mapping[str, Any] | None = None
    prepared: str | None = None
    verified_with: str | None = None
    created_session: Session | None = None
    id: str = field(default_factory=lambda: new_id("sia"))


@dataclass(kw_only=True, eq=False)
class SignUp:
    """A sign-up under way."""

    fields: dict[str, str] = field(default_factory=dict, repr=False)
    email_verified: bool = False
    created_user: User | None = None
    created_session: Session | None = None
    id: str = field(default_factory=lambda: new_id("sua"))


@dataclass(kw_only=True, eq=False)
class Client:
    """One browser: Clerk's word for what holds the sessions of everybody who is signed in there."""

    created_at: float
    sessions: list[Session] = field(default_factory=list)
    last_active_session_id: str | None = None
    sign_in: SignIn | None = None
    sign_up: SignUp | None = None
    id: str = field(default_factory=lambda: new_id("client"))

    @property
    def live_sessions(self) -> list[Session]:
        """The sessions that the browser is told of."""
        return [session for session in self.sessions if session.is_live]


@dataclass(kw_only=True, eq=False)
class Ticket:
    """A sign-in token: signs its user in once, without a password."""

    user: User
    expires_at: float
    actor: Mapping[str, Any] | None = None
    used: bool = False
    id: str = field(default_factory=lambda: new_id("sit"))
    value: str = field(default_factory=lambda: new_id("ticket"), repr=False)
