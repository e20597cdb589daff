"""Signing up with an email address and a password; the emailed code is always the same."""

from __future__ import annotations

from ..api_errors import ApiError, not_found, wrong_parameter
from ..attempts import sign_up
from ..call import Call, Endpoint
from ..model import SignUp
from ..resources import Json
from .answers import changed, plain
from .sign_in import TEST_CODE

_FIELDS = ("email_address", "password", "first_name", "last_name", "username")
_SHORTEST_PASSWORD = 8


def _create(call: Call) -> Json:
    if call.instance.settings.single_session and call.client.live_sessions:
        raise ApiError(400, "session_exists", "You're currently in single session mode: sign out first")
    attempt = SignUp()
    _take_fields(call, attempt)
    call.client.sign_up = attempt
    return changed(call, sign_up(attempt))


def _update(call: Call) -> Json:
    attempt = _current(call)
    _take_fields(call, attempt)
    _complete_if_ready(call, attempt)
    return changed(call, sign_up(attempt))


def _show(call: Call) -> Json:
    return plain(sign_up(_current(call)))


def _prepare(call: Call) -> Json:
    if call.text("strategy") != "email_code":
        raise wrong_parameter("strategy", "the fake verifies email addresses by email_code only")
    return changed(call, sign_up(_current(call)))


def _attempt(call: Call) -> Json:
    attempt = _current(call)
    if call.text("code") != TEST_CODE:
        raise wrong_parameter("code", f"Incorrect code; the fake's is {TEST_CODE}", "form_code_incorrect")
    attempt.email_verified = True
    _complete_if_ready(call, attempt)
    return changed(call, sign_up(attempt))


def _take_fields(call: Call, attempt: SignUp) -> None:
    given = {name: call.text(name) for name in _FIELDS if call.text(name)}
    for name in ("email_address", "username"):
        if name in given and call.instance.find_user(given[name]):
            raise wrong_parameter(name, f"That {name.replace('_', ' ')} is taken.", "form_identifier_exists")
    if "password" in given and len(given["password"]) < _SHORTEST_PASSWORD:
        message = f"Passwords must be {_SHORTEST_PASSWORD} characters or more."
        raise wrong_parameter("password", message, "form_password_length_too_short")
    attempt.fields |= given


def _complete_if_ready(call: Call, attempt: SignUp) -> None:
    if attempt.created_session or not attempt.email_verified or "password" not in attempt.fields:
        return
    fields = attempt.fields
    attempt.created_user = call.instance.add_user(
        fields["email_address"],
        password=fields["password"],
        first_name=fields.get("first_name"),
        last_name=fields.get("last_name"),
        username=fields.get("username"),
    )
    attempt.created_session = call.instance.start_session(call.client, attempt.created_user)


def _current(call: Call) -> SignUp:
    attempt = call.client.sign_up
    if attempt is None or attempt.id != call.path["sign_up_id"]:
        raise not_found("The sign-up")
    return attempt


ENDPOINTS = (
    Endpoint("sign_ups.create", "POST", "/v1/client/sign_ups", _create),
    Endpoint("sign_ups.get", "GET", "/v1/client/sign_ups/{sign_up_id}", _show),
    Endpoint("sign_ups.update", "PATCH", "/v1/client/sign_ups/{sign_up_id}", _update),
    Endpoint("sign_ups.prepare", "POST", "/v1/client/sign_ups/{sign_up_id}/prepare_verification", _prepare),
    Endpoint("sign_ups.attempt", "POST", "/v1/client/sign_ups/{sign_up_id}/attempt_verification", _attempt),
)
