"""Sessions, tickets and keys, as a server with the secret key reads and changes them."""

from __future__ import annotations

from ..api_errors import unauthenticated
from ..call import Call, Endpoint
from ..directory import TICKET_LIFE
from ..resources import Json, View, session, ticket, token
from .finding import named_session, named_user


def _list(call: Call) -> list[Json]:
    wanted = call.query.get("user_id")
    return [session(one, _view(call)) for one in call.instance.sessions if wanted in (None, one.user.id)]


def _show(call: Call) -> Json:
    return session(named_session(call), _view(call))


def _create(call: Call) -> Json:
    """Sign a user in where no browser is."""
    made = call.instance.start_session(call.instance.add_client(), named_user(call))
    return session(made, _view(call))


def _revoke(call: Call) -> Json:
    one = named_session(call)
    call.instance.revoke(one)
    return session(one, _view(call))


def _token(call: Call) -> Json:
    one = named_session(call)
    if not one.is_live:
        raise unauthenticated()
    life = call.form.get("expires_in_seconds")
    made = call.instance.session_token(one, organization=one.organization, defect=call.token_defect, life=life)
    return token(made)


def _create_ticket(call: Call) -> Json:
    instance = call.instance
    life = call.form.get("expires_in_seconds") or TICKET_LIFE
    return ticket(instance.create_ticket(named_user(call), life=life), instance.clock())


def _key_set(call: Call) -> Json:
    return call.instance.keys.document


def _view(call: Call) -> View:
    """No tokens: the Backend API never shows any but those that it is asked to make."""
    return View(call.instance.clock())


_SESSION = "/v1/sessions/{session_id}"

ENDPOINTS = (
    Endpoint("backend.sessions.list", "GET", "/v1/sessions", _list),
    Endpoint("backend.sessions.create", "POST", "/v1/sessions", _create),
    Endpoint("backend.sessions.get", "GET", _SESSION, _show),
    Endpoint("backend.sessions.revoke", "POST", f"{_SESSION}/revoke", _revoke),
    Endpoint("backend.sessions.tokens", "POST", f"{_SESSION}/tokens", _token),
    Endpoint("backend.sign_in_tokens.create", "POST", "/v1/sign_in_tokens", _create_ticket),
    Endpoint("backend.jwks", "GET", "/v1/jwks", _key_set),
)
