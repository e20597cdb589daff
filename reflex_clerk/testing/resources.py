"""Clerk's resources as JSON. One form serves both APIs: each reads the members that it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .model import EmailAddress, Membership, Organization, PhoneNumber, Session, Ticket, User

Json = dict[str, Any]
Mint = Callable[[Session], str]


@dataclass(frozen=True, slots=True)
class View:
    """How a session is shown: at what time, in seconds since 1970, and with a token if there is `mint`."""

    now: float
    mint: Mint | None = None


SESSION_LIFE_MS = 7 * 24 * 3600 * 1000
ABANDON_AFTER_MS = 30 * 24 * 3600 * 1000

IMAGE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
    "%3Crect width='8' height='8' fill='%236c47ff'/%3E%3C/svg%3E"
)
"""A picture that needs no request."""


def milliseconds(seconds: float) -> int:
    """Give a time as Clerk writes it."""
    return int(seconds * 1000)


def verification(*, verified: bool, strategy: str, of_admin: bool = False) -> Json:
    """Give how an address was verified, or that it was not."""
    return {
        "object": "verification_admin" if of_admin else "verification_otp",
        "status": "verified" if verified else "unverified",
        "strategy": strategy,
        "attempts": 1 if verified else 0,
        "expire_at": None,
        "verified_at_client": None,
    }


def email_address(address: EmailAddress) -> Json:
    """Give an email address."""
    return {
        "id": address.id,
        "object": "email_address",
        "email_address": address.email_address,
        "reserved": False,
        "verification": verification(verified=address.verified, strategy="email_code"),
        "linked_to": [],
        "matches_sso_connection": False,
        "created_at": 0,
        "updated_at": 0,
    }


def phone_number(number: PhoneNumber) -> Json:
    """Give a phone number."""
    return {
        "id": number.id,
        "object": "phone_number",
        "phone_number": number.phone_number,
        "reserved_for_second_factor": number.reserved_for_second_factor,
        "default_second_factor": False,
        "reserved": False,
        "verification": verification(verified=number.verified, strategy="phone_code"),
        "linked_to": [],
        "backup_codes": None,
        "created_at": 0,
        "updated_at": 0,
    }


def user(who: User, *, private: bool = False) -> Json:
    """Give a user; private metadata only where the secret key asks."""
    private_part = {"private_metadata": who.private_metadata} if private else {}
    return {
        "id": who.id,
        "object": "user",
        "external_id": None,
        "username": who.username,
        "first_name": who.first_name,
        "last_name": who.last_name,
        "image_url": IMAGE,
        "has_image": False,
        "primary_email_address_id": who.email_addresses[0].id if who.email_addresses else None,
        "primary_phone_number_id": who.primary_phone_number_id,
        "primary_web3_wallet_id": None,
        "email_addresses": [email_address(one) for one in who.email_addresses],
        "phone_numbers": [phone_number(one) for one in who.phone_numbers],
        "web3_wallets": [],
        "passkeys": [],
        "external_accounts": [],
        "saml_accounts": [],
        "enterprise_accounts": [],
        "organization_memberships": [membership(one) for one in who.memberships],
        "password_enabled": who.password is not None,
        "two_factor_enabled": False,
        "totp_enabled": False,
        "backup_code_enabled": False,
        "mfa_enabled_at": None,
        "mfa_disabled_at": None,
        "public_metadata": who.public_metadata,
        "unsafe_metadata": who.unsafe_metadata,
        "banned": who.banned,
        "locked": False,
        "lockout_expires_in_seconds": None,
        "verification_attempts_remaining": 100,
        "delete_self_enabled": False,
        "create_organization_enabled": True,
        "create_organizations_limit": None,
        "legal_accepted_at": None,
        "timezone": None,
        "profile_image_id": "",
        "last_sign_in_at": None if who.last_sign_in_at is None else milliseconds(who.last_sign_in_at),
        "last_active_at": None if who.last_sign_in_at is None else milliseconds(who.last_sign_in_at),
        "created_at": milliseconds(who.created_at),
        "updated_at": milliseconds(who.created_at),
        **private_part,
    }


def public_user_data(who: User) -> Json:
    """Give what other members may see of a user."""
    return {
        "user_id": who.id,
        "first_name": who.first_name,
        "last_name": who.last_name,
        "username": who.username,
        "image_url": IMAGE,
        "profile_image_url": None,
        "has_image": False,
        "identifier": who.identifier,
        "banned": who.banned,
    }


def organization(one: Organization) -> Json:
    """Give an organization."""
    return {
        "id": one.id,
        "object": "organization",
        "name": one.name,
        "slug": one.slug,
        "image_url": IMAGE,
        "has_image": False,
        "public_metadata": {},
        "members_count": len(one.members),
        "pending_invitations_count": 0,
        "admin_delete_enabled": False,
        "max_allowed_memberships": 0,
        "created_at": milliseconds(one.created_at),
        "updated_at": milliseconds(one.created_at),
    }


def membership(one: Membership) -> Json:
    """Give a membership, with the organization and what may be seen of the member."""
    return {
        "id": one.id,
        "object": "organization_membership",
        "organization": organization(one.organization),
        "role": one.role,
        "role_name": one.role.removeprefix("org:").capitalize(),
        "permissions": list(one.permissions),
        "public_metadata": {},
        "public_user_data": public_user_data(one.user),
        "created_at": milliseconds(one.created_at),
        "updated_at": milliseconds(one.created_at),
    }


def token(jwt: str) -> Json:
    """Give a token."""
    return {"object": "token", "id": "", "jwt": jwt}


def session(one: Session, view: View) -> Json:
    """Give a session, which carries a token if there is one to show."""
    created = milliseconds(one.created_at)
    return {
        "id": one.id,
        "object": "session",
        "status": one.status,
        "user_id": one.user.id,
        "client_id": one.client_id,
        "user": user(one.user),
        "public_user_data": public_user_data(one.user),
        "actor": dict(one.actor) if one.actor else None,
        "tasks": [{"key": task} for task in one.tasks] or None,
        "factor_verification_age": one.factor_ages(view.now),
        "last_active_organization_id": one.organization.id if one.organization else None,
        "last_active_token": token(view.mint(one)) if view.mint and one.is_live else None,
        "last_active_at": created,
        "expire_at": created + SESSION_LIFE_MS,
        "abandon_at": created + ABANDON_AFTER_MS,
        "created_at": created,
        "updated_at": created,
    }


def ticket(one: Ticket, created_at: float) -> Json:
    """Give a sign-in token, whose value is shown once."""
    return {
        "id": one.id,
        "object": "sign_in_token",
        "user_id": one.user.id,
        "token": one.value,
        "status": "accepted" if one.used else "pending",
        "url": None,
        "created_at": milliseconds(created_at),
        "updated_at": milliseconds(created_at),
    }


def page(items: Iterable[Json]) -> Json:
    """Give a list as Clerk's paginated answers are: all of it on one page."""
    data = list(items)
    return {"data": data, "total_count": len(data)}


def deleted(kind: str, id_: str) -> Json:
    """Give what stands for something that was deleted."""
    return {"object": kind, "id": id_, "deleted": True}
