"""What the signed-in user sees and changes of itself."""

from __future__ import annotations

from ..api_errors import not_found
from ..call import Call, Endpoint
from ..ids import new_id
from ..resources import Json, View, membership, page, session, user
from .answers import changed, gone, plain

_NAMES = ("first_name", "last_name", "username")


def _show(call: Call) -> Json:
    return plain(user(call.user))


def _update(call: Call) -> Json:
    who = call.user
    for name in _NAMES:
        if name in call.form:
            setattr(who, name, call.text(name) or None)
    return changed(call, user(who))


def _memberships(call: Call) -> Json:
    return plain(page(membership(one) for one in call.user.memberships))


def _leave(call: Call) -> Json:
    held = call.user.membership_in(call.organization)
    if held is None:
        raise not_found("The membership")
    call.instance.remove_member(held)
    return gone(call, "organization_membership", held.id)


def _nothing(call: Call) -> Json:
    _ = call.user
    return plain(page([]))


def _active_sessions(call: Call) -> list[Json]:
    """Give the user's sessions in all browsers; without an envelope, and without tokens of other browsers."""
    who = call.user
    view = View(call.instance.clock())
    activity = {"object": "session_activity", "id": new_id("sact"), "browser_name": "a browser", "is_mobile": False}
    return [
        {**session(one, view), "user": None, "latest_activity": activity}
        for one in call.instance.sessions
        if one.user is who
    ]


def _revoke(call: Call) -> Json:
    who = call.user
    wanted = call.instance.find_session(call.path["session_id"])
    if wanted is None or wanted.user is not who:
        raise not_found("The session")
    call.instance.revoke(wanted)
    return changed(call, session(wanted, call.view))


ENDPOINTS = (
    Endpoint("me", "GET", "/v1/me", _show),
    Endpoint("me.update", "PATCH", "/v1/me", _update),
    Endpoint("me.sessions", "GET", "/v1/me/sessions/active", _active_sessions),
    Endpoint("me.sessions.revoke", "POST", "/v1/me/sessions/{session_id}/revoke", _revoke),
    Endpoint("me.organization_memberships", "GET", "/v1/me/organization_memberships", _memberships),
    Endpoint("me.leave_organization", "DELETE", "/v1/me/organization_memberships/{organization_id}", _leave),
    Endpoint("me.organization_invitations", "GET", "/v1/me/organization_invitations", _nothing),
    Endpoint("me.organization_suggestions", "GET", "/v1/me/organization_suggestions", _nothing),
)
