"""Whom and what a request of a server is about."""

from __future__ import annotations

from ..api_errors import not_found
from ..call import Call
from ..model import Session, User


def named_user(call: Call) -> User:
    """Give the user whose id the address or the body holds. Raises `ApiError`."""
    user_id = call.path.get("user_id") or call.text("user_id")
    found = next((one for one in call.instance.users if one.id == user_id), None)
    if found is None:
        raise not_found("The user")
    return found


def named_session(call: Call) -> Session:
    """Give the session whose id the address holds, ended or not. Raises `ApiError`."""
    found = call.instance.find_session(call.path["session_id"])
    if found is None:
        raise not_found("The session")
    return found
