"""A session in the browser: touched, switched to another organization, asked for tokens, proven anew, ended."""

from __future__ import annotations

from ..api_errors import ApiError, not_found
from ..attempts import session_verification
from ..call import Call, Endpoint
from ..model import Organization
from ..resources import Json, session, token
from .answers import changed, plain
from .sign_in import check_factor


def _show(call: Call) -> Json:
    return plain(session(call.session, call.view))


def _touch(call: Call) -> Json:
    """Make the session the active one; `active_organization_id` switches the organization, empty leaves all of them."""
    touched = call.session
    if "active_organization_id" in call.form:
        call.instance.choose_organization(touched, _organization(call, call.text("active_organization_id")))
    call.client.last_active_session_id = touched.id
    return changed(call, session(touched, call.view))


def _token(call: Call) -> Json:
    """Give a token; `organization_id` asks for one of that organization, and leaves the active one as it is."""
    asked = call.session
    organization = asked.organization
    if "organization_id" in call.form:
        organization = _organization(call, call.text("organization_id"))
    made = call.instance.session_token(
        asked,
        organization=organization,
        origin=call.origin,
        defect=call.token_defect,
        template=call.path.get("template"),
    )
    return token(made)


def _template_token(call: Call) -> Json:
    if call.path["template"] not in call.instance.settings.templates:
        raise ApiError(404, "resource_not_found", "No JWT template exists with this name")
    return _token(call)


def _end(call: Call) -> Json:
    ended = call.session
    call.instance.end(ended, "ended")
    return changed(call, session(ended, call.view))


def _remove(call: Call) -> Json:
    removed = call.session
    call.instance.end(removed, "removed")
    return changed(call, session(removed, call.view))


def _start_verification(call: Call) -> Json:
    return changed(call, session_verification(call.session, complete=False, view=call.view))


def _attempt_verification(call: Call) -> Json:
    proven = call.session
    check_factor(call, proven.user, call.text("strategy"))
    proven.verified_at = call.instance.clock()
    return changed(call, session_verification(proven, complete=True, view=call.view))


def _organization(call: Call, id_or_slug: str) -> Organization | None:
    if not id_or_slug:
        return None
    organization = call.instance.find_organization(id_or_slug)
    if organization is None or call.session.user.membership_in(organization) is None:
        raise not_found("The organization")
    return organization


_SESSION = "/v1/client/sessions/{session_id}"

ENDPOINTS = (
    Endpoint("sessions.get", "GET", _SESSION, _show),
    Endpoint("sessions.touch", "POST", f"{_SESSION}/touch", _touch),
    Endpoint("sessions.tokens", "POST", f"{_SESSION}/tokens", _token),
    Endpoint("sessions.template_tokens", "POST", f"{_SESSION}/tokens/{{template}}", _template_token),
    Endpoint("sessions.end", "POST", f"{_SESSION}/end", _end),
    Endpoint("sessions.remove", "POST", f"{_SESSION}/remove", _remove),
    Endpoint("sessions.verify", "POST", f"{_SESSION}/verify", _start_verification),
    Endpoint("sessions.verify_prepare", "POST", f"{_SESSION}/verify/prepare_first_factor", _start_verification),
    Endpoint("sessions.verify_attempt", "POST", f"{_SESSION}/verify/attempt_first_factor", _attempt_verification),
)
