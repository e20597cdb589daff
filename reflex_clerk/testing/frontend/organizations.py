"""Organizations as their members see and change them."""

from __future__ import annotations

from ..api_errors import ApiError, not_found, wrong_parameter
from ..call import Call, Endpoint
from ..model import Membership
from ..resources import Json, membership, milliseconds, organization, page
from .answers import changed, gone, plain

_ROLES = ("org:admin", "org:member")
_MANAGE = "org:sys_memberships:manage"


def _create(call: Call) -> Json:
    name = call.text("name")
    if not name:
        raise wrong_parameter("name", "Enter a name", "form_param_nil")
    if call.text("slug") and call.instance.find_organization(call.text("slug")):
        raise wrong_parameter("slug", "That slug is taken.", "form_identifier_exists")
    creator = call.user
    made = call.instance.add_organization(name, slug=call.text("slug") or None)
    call.instance.add_member(creator, made, "org:admin")
    return changed(call, organization(made))


def _show(call: Call) -> Json:
    return plain(organization(call.organization))


def _update(call: Call) -> Json:
    one = call.organization
    one.name = call.text("name") or one.name
    one.slug = call.text("slug") or one.slug
    return changed(call, organization(one))


def _members(call: Call) -> Json:
    return plain(page(membership(one) for one in call.organization.members))


def _change_member(call: Call) -> Json:
    held = _member(call)
    _check_may_manage(call)
    if call.text("role") not in _ROLES:
        raise wrong_parameter("role", f"the fake knows the roles {' and '.join(_ROLES)}")
    kept = [permission for permission in held.permissions if not permission.startswith("org:sys_")]
    call.instance.remove_member(held)
    return changed(call, membership(call.instance.add_member(held.user, held.organization, call.text("role"), kept)))


def _remove_member(call: Call) -> Json:
    held = _member(call)
    if held.user is not call.user:
        _check_may_manage(call)
    call.instance.remove_member(held)
    return gone(call, "organization_membership", held.id)


def _roles(call: Call) -> Json:
    made = milliseconds(call.organization.created_at)
    roles = [
        {
            "id": f"role_{key.removeprefix('org:')}",
            "object": "role",
            "key": key,
            "name": key.removeprefix("org:").capitalize(),
            "description": "",
            "permissions": [],
            "created_at": made,
            "updated_at": made,
        }
        for key in _ROLES
    ]
    return plain({**page(roles), "has_role_set_migration": False})


def _nothing(call: Call) -> Json:
    _ = call.organization
    return plain(page([]))


def _member(call: Call) -> Membership:
    members = call.organization.members
    held = next((one for one in members if one.user.id == call.path["user_id"]), None)
    if held is None:
        raise not_found("The membership")
    return held


def _check_may_manage(call: Call) -> None:
    own = call.user.membership_in(call.organization)
    if own is None or _MANAGE not in own.permissions:
        raise ApiError(403, "missing_permission", "You are not allowed to do this in the organization")


_ONE = "/v1/organizations/{organization_id}"
_MEMBER = f"{_ONE}/memberships/{{user_id}}"

ENDPOINTS = (
    Endpoint("organizations.create", "POST", "/v1/organizations", _create),
    Endpoint("organizations.get", "GET", _ONE, _show),
    Endpoint("organizations.update", "PATCH", _ONE, _update),
    Endpoint("organizations.memberships", "GET", f"{_ONE}/memberships", _members),
    Endpoint("organizations.memberships.update", "PATCH", _MEMBER, _change_member),
    Endpoint("organizations.memberships.remove", "DELETE", _MEMBER, _remove_member),
    Endpoint("organizations.roles", "GET", f"{_ONE}/roles", _roles),
    Endpoint("organizations.invitations", "GET", f"{_ONE}/invitations", _nothing),
    Endpoint("organizations.domains", "GET", f"{_ONE}/domains", _nothing),
    Endpoint("organizations.membership_requests", "GET", f"{_ONE}/membership_requests", _nothing),
)
