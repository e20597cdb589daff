"""A browser's client, and the sign-in, sign-up and reverification that are under way in it, as JSON."""

from __future__ import annotations

from .ids import new_id
from .model import Client, Session, SignIn, SignUp, User
from .resources import Json, View, milliseconds, public_user_data, session, verification


def client(one: Client, view: View) -> Json:
    """Give what a browser is told of itself: the sessions that have not ended, each with a token if there is one to show."""
    return {
        "id": one.id,
        "object": "client",
        "sessions": [session(held, view) for held in one.live_sessions],
        "sign_in": sign_in(one.sign_in) if one.sign_in else None,
        "sign_up": sign_up(one.sign_up) if one.sign_up else None,
        "last_active_session_id": one.last_active_session_id,
        "last_authentication_strategy": None,
        "cookie_expires_at": None,
        "captcha_bypass": True,
        "created_at": milliseconds(one.created_at),
        "updated_at": milliseconds(one.created_at),
    }


def first_factors(who: User | None) -> list[Json]:
    """Give the ways in which a user can prove who it is."""
    if who is None:
        return []
    codes = [
        {
            "strategy": "email_code",
            "email_address_id": one.id,
            "safe_identifier": one.email_address,
            "primary": one is who.email_addresses[0],
        }
        for one in who.email_addresses
    ]
    return [*([{"strategy": "password"}] if who.password is not None else []), *codes]


def sign_in(one: SignIn) -> Json:
    """Give a sign-in under way."""
    status = "complete" if one.created_session else "needs_first_factor" if one.user else "needs_identifier"
    strategy = one.verified_with or one.prepared
    return {
        "id": one.id,
        "object": "sign_in",
        "status": status,
        "supported_identifiers": ["email_address", "username"],
        "identifier": one.user.identifier if one.user else None,
        "user_data": public_user_data(one.user) if one.user else None,
        "supported_first_factors": first_factors(one.user),
        "supported_second_factors": None,
        "first_factor_verification": (
            verification(verified=one.verified_with is not None, strategy=strategy) if strategy else None
        ),
        "second_factor_verification": None,
        "created_session_id": one.created_session.id if one.created_session else None,
        "timezone": None,
    }


def sign_up(one: SignUp) -> Json:
    """Give a sign-up under way."""
    missing = [name for name in ("email_address", "password") if name not in one.fields]
    unverified = ["email_address"] if "email_address" in one.fields and not one.email_verified else []
    return {
        "id": one.id,
        "object": "sign_up",
        "status": "complete" if one.created_session else "missing_requirements",
        "required_fields": ["email_address", "password"],
        "optional_fields": ["first_name", "last_name", "username"],
        "missing_fields": missing,
        "unverified_fields": unverified,
        "username": one.fields.get("username"),
        "first_name": one.fields.get("first_name"),
        "last_name": one.fields.get("last_name"),
        "email_address": one.fields.get("email_address"),
        "phone_number": None,
        "web3_wallet": None,
        "external_account_strategy": None,
        "external_account": None,
        "has_password": "password" in one.fields,
        "unsafe_metadata": {},
        "created_session_id": one.created_session.id if one.created_session else None,
        "created_user_id": one.created_user.id if one.created_user else None,
        "abandon_at": None,
        "legal_accepted_at": None,
        "locale": None,
        "timezone": None,
        "verifications": {
            "email_address": {
                **verification(verified=one.email_verified, strategy="email_code"),
                "next_action": "" if one.email_verified else "needs_attempt",
                "supported_strategies": ["email_code"],
            },
            "phone_number": None,
            "web3_wallet": None,
            "external_account": None,
        },
    }


def session_verification(one: Session, *, complete: bool, view: View) -> Json:
    """Give a reverification of a session's user under way."""
    return {
        "id": new_id("sver"),
        "object": "session_verification",
        "status": "complete" if complete else "needs_first_factor",
        "level": "first_factor",
        "session": session(one, view),
        "supported_first_factors": first_factors(one.user),
        "supported_second_factors": None,
        "first_factor_verification": verification(verified=True, strategy="password") if complete else None,
        "second_factor_verification": None,
    }
