"""Signing in: by password, by an emailed code (which is always the same), and by ticket."""

from __future__ import annotations

import secrets

from ..api_errors import ApiError, not_found, wrong_parameter
from ..attempts import sign_in
from ..call import Call, Endpoint
from ..model import SignIn, User
from ..resources import Json
from .answers import changed, plain

TEST_CODE = "424242"
"""The code that every email would hold; Clerk's own test mode has the same."""


def _create(call: Call) -> Json:
    _check_single_session(call)
    attempt = call.client.sign_in = SignIn()
    strategy = call.text("strategy")
    if strategy == "ticket":
        _redeem_ticket(call, attempt)
    elif call.text("identifier"):
        attempt.user = _user_named(call)
        if strategy == "password" or call.text("password"):
            _attempt(call, attempt, "password")
    return changed(call, sign_in(attempt))


def _show(call: Call) -> Json:
    return plain(sign_in(_current(call)))


def _prepare(call: Call) -> Json:
    attempt = _current(call)
    attempt.prepared = call.text("strategy")
    if attempt.prepared != "email_code":
        raise _unsupported(attempt.prepared)
    return changed(call, sign_in(attempt))


def _attempt_first_factor(call: Call) -> Json:
    attempt = _current(call)
    _attempt(call, attempt, call.text("strategy"))
    return changed(call, sign_in(attempt))


def check_factor(call: Call, user: User, strategy: str) -> None:
    """Check what the person knows: the password, or the code. Raises `ApiError`."""
    if strategy == "password":
        if user.password is None or not secrets.compare_digest(call.text("password").encode(), user.password.encode()):
            raise wrong_parameter("password", "Password is incorrect. Try again.", "form_password_incorrect")
    elif strategy == "email_code":
        if call.text("code") != TEST_CODE:
            raise wrong_parameter("code", f"Incorrect code; the fake's is {TEST_CODE}", "form_code_incorrect")
    else:
        raise _unsupported(strategy)


def _attempt(call: Call, attempt: SignIn, strategy: str) -> None:
    if attempt.user is None:
        raise wrong_parameter("identifier", "Enter an email address or a username", "form_identifier_not_found")
    check_factor(call, attempt.user, strategy)
    _complete(call, attempt, strategy)


def _redeem_ticket(call: Call, attempt: SignIn) -> None:
    ticket = call.instance.redeem_ticket(call.text("ticket"))
    if ticket is None:
        raise ApiError(400, "ticket_invalid_code", "The ticket is unknown, used or too old")
    attempt.user, attempt.actor = ticket.user, ticket.actor
    _complete(call, attempt, "ticket")


def _complete(call: Call, attempt: SignIn, strategy: str) -> None:
    if attempt.user is None or attempt.created_session is not None:
        raise ApiError(400, "sign_in_already_complete", "This sign-in is complete already")
    if attempt.user.banned:
        raise ApiError(403, "user_banned", "The user is banned")
    attempt.verified_with = strategy
    attempt.created_session = call.instance.start_session(call.client, attempt.user, actor=attempt.actor)


def _user_named(call: Call) -> User:
    user = call.instance.find_user(call.text("identifier"))
    if user is None:
        raise wrong_parameter("identifier", "Couldn't find your account.", "form_identifier_not_found")
    held = next((one for one in call.client.live_sessions if one.user is user), None)
    if held is not None:
        message = "You're already signed in."
        raise ApiError(400, "identifier_already_signed_in", message, session_id=held.id)
    return user


def _check_single_session(call: Call) -> None:
    if call.instance.settings.single_session and call.client.live_sessions:
        raise ApiError(400, "session_exists", "You're currently in single session mode: sign out first")


def _current(call: Call) -> SignIn:
    attempt = call.client.sign_in
    if attempt is None or attempt.id != call.path["sign_in_id"]:
        raise not_found("The sign-in")
    return attempt


def _unsupported(strategy: str) -> ApiError:
    return wrong_parameter("strategy", f"the fake knows password, email_code and ticket, not {strategy or 'nothing'}")


ENDPOINTS = (
    Endpoint("sign_ins.create", "POST", "/v1/client/sign_ins", _create),
    Endpoint("sign_ins.get", "GET", "/v1/client/sign_ins/{sign_in_id}", _show),
    Endpoint("sign_ins.prepare", "POST", "/v1/client/sign_ins/{sign_in_id}/prepare_first_factor", _prepare),
    Endpoint(
        "sign_ins.attempt", "POST", "/v1/client/sign_ins/{sign_in_id}/attempt_first_factor", _attempt_first_factor
    ),
)
