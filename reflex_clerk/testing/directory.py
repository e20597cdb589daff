"""Who there is: the users and organizations of an instance, and the tickets that let users in without a password."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reflex_clerk.texts import texts

from .ids import new_id
from .model import (
    ADMIN_PERMISSIONS,
    MEMBER_PERMISSIONS,
    EmailAddress,
    Membership,
    Organization,
    PhoneNumber,
    Ticket,
    User,
)

DEFAULT_PASSWORD = "correct-horse-battery"  # noqa: S105 - of made-up users, on this machine only

TICKET_LIFE = 3600.0
"""Seconds that a ticket may wait to be used, if nothing else is said."""


class Directory:
    """Users, organizations and tickets; `clock` gives seconds since 1970."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.forget_everyone()

    def forget_everyone(self) -> None:
        """Start anew, with nobody."""
        with self.lock:
            self._users: dict[str, User] = {}
            self._organizations: dict[str, Organization] = {}
            self._tickets: dict[str, Ticket] = {}

    @property
    def users(self) -> list[User]:
        """Everyone, in the order in which they were added."""
        with self.lock:
            return list(self._users.values())

    @property
    def organizations(self) -> list[Organization]:
        """Every organization, in the order in which they were added."""
        with self.lock:
            return list(self._organizations.values())

    def add_user(
        self,
        email_address: str,
        *,
        password: str | None = DEFAULT_PASSWORD,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        phone_number: str | None = None,
        features: str | Sequence[str] = (),
        plans: str | Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - the name of the field
    ) -> User:
        """Add a user who can sign in with `email_address` and `password`, or by ticket alone if `password` is None.

        Raises `ValueError` if the address, the username or the id is taken.
        """
        with self.lock:
            taken = id in self._users or any(self.find_user(name) for name in (email_address, username) if name)
            if taken:
                raise ValueError(f"there is a user of this address, username or id already: {email_address}")
            user = User(
                id=id or new_id("user"),
                created_at=self.clock(),
                password=password,
                first_name=first_name,
                last_name=last_name,
                username=username,
                email_addresses=[EmailAddress(email_address=email_address)],
                features=texts("features", features),
                plans=texts("plans", plans),
            )
            if phone_number is not None:
                user.phone_numbers.append(PhoneNumber(phone_number=phone_number))
                user.primary_phone_number_id = user.phone_numbers[0].id
            self._users[user.id] = user
            return user

    def find_user(self, identifier: str) -> User | None:
        """Give the user of an id, an email address, a username or a phone number."""
        wanted = identifier.casefold()
        with self.lock:
            return self._users.get(identifier) or next(
                (user for user in self._users.values() if wanted in _identifiers(user)), None
            )

    def add_organization(
        self,
        name: str,
        *,
        slug: str | None = None,
        features: str | Sequence[str] = (),
        plans: str | Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - the name of the field
    ) -> Organization:
        """Add an organization without members; the slug is made of the name unless one is given."""
        with self.lock:
            organization = Organization(
                id=id or new_id("org"),
                name=name,
                slug=slug or re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-"),
                created_at=self.clock(),
                features=texts("features", features),
                plans=texts("plans", plans),
            )
            self._organizations[organization.id] = organization
            return organization

    def find_organization(self, id_or_slug: str) -> Organization | None:
        """Give the organization of an id or a slug."""
        with self.lock:
            return next((one for one in self._organizations.values() if id_or_slug in (one.id, one.slug)), None)

    def add_member(
        self, user: User, organization: Organization, role: str = "org:member", permissions: str | Sequence[str] = ()
    ) -> Membership:
        """Make a user a member; `permissions` (`org:invoices:read`) come on top of Clerk's own for the role."""
        clerks_own = ADMIN_PERMISSIONS if role == "org:admin" else MEMBER_PERMISSIONS
        with self.lock:
            membership = Membership(
                user=user,
                organization=organization,
                role=role,
                permissions=(*clerks_own, *texts("permissions", permissions)),
                created_at=self.clock(),
            )
            user.memberships.append(membership)
            organization.members.append(membership)
            return membership

    def create_ticket(self, user: User, *, life: float = TICKET_LIFE, actor: Mapping[str, Any] | None = None) -> Ticket:
        """Make a sign-in token for one sign-in within `life` seconds; with an `actor` the session is impersonated.

        Its `value` is what `signIn.create({strategy: "ticket", ticket})` takes.
        """
        with self.lock:
            ticket = Ticket(user=user, expires_at=self.clock() + life, actor=actor)
            self._tickets[ticket.value] = ticket
            return ticket

    def redeem_ticket(self, value: str) -> Ticket | None:
        """Use a ticket up; None if it is unknown, used or too old."""
        with self.lock:
            ticket = self._tickets.get(value)
            if ticket is None or ticket.used or ticket.expires_at <= self.clock():
                return None
            ticket.used = True
            return ticket


def _identifiers(user: User) -> set[str]:
    names = [user.username, *(one.email_address for one in user.email_addresses)]
    return {name.casefold() for name in names if name} | {one.phone_number for one in user.phone_numbers}
