"""Users and their phone numbers, as a server with the secret key reads and changes them."""

from __future__ import annotations

from ..api_errors import not_found, wrong_parameter
from ..call import Call, Endpoint
from ..model import PhoneNumber, User
from ..resources import Json, deleted, membership, page, phone_number, user
from .finding import named_user

_FIELDS = ("first_name", "last_name", "username", "password")
_METADATA = ("public_metadata", "private_metadata", "unsafe_metadata")


def _list(call: Call) -> list[Json]:
    return [user(one, private=True) for one in call.instance.users]


def _count(call: Call) -> Json:
    return {"object": "total_count", "total_count": len(call.instance.users)}


def _create(call: Call) -> Json:
    addresses = call.form.get("email_address") or []
    if not addresses or call.instance.find_user(addresses[0]):
        raise wrong_parameter("email_address", "That email address is missing or taken", "form_identifier_exists")
    made = call.instance.add_user(addresses[0], password=call.text("password") or None)
    return _changed(call, made)


def _show(call: Call) -> Json:
    return user(named_user(call), private=True)


def _update(call: Call) -> Json:
    return _changed(call, named_user(call))


def _changed(call: Call, who: User) -> Json:
    for name in _FIELDS:
        if name in call.form:
            setattr(who, name, call.form[name])
    for name in _METADATA:
        if name in call.form:
            setattr(who, name, call.form[name] or {})
    if "primary_phone_number_id" in call.form:
        who.primary_phone_number_id = call.form["primary_phone_number_id"]
    return user(who, private=True)


def _merge_metadata(call: Call) -> Json:
    """Merge the top level of each metadata that is given; a null takes a key out, as at Clerk."""
    who = named_user(call)
    for name in _METADATA:
        merged = {**getattr(who, name), **(call.form.get(name) or {})}
        setattr(who, name, {key: value for key, value in merged.items() if value is not None})
    return user(who, private=True)


def _ban(call: Call) -> Json:
    who = named_user(call)
    call.instance.ban(who)
    return user(who, private=True)


def _unban(call: Call) -> Json:
    who = named_user(call)
    who.banned = False
    return user(who, private=True)


def _memberships(call: Call) -> Json:
    return page(membership(one) for one in named_user(call).memberships)


def _add_number(call: Call) -> Json:
    who = named_user(call)
    if call.instance.find_user(call.text("phone_number")):
        raise wrong_parameter("phone_number", "That phone number is taken", "form_identifier_exists")
    number = PhoneNumber(phone_number=call.text("phone_number"), verified=bool(call.form.get("verified")))
    who.phone_numbers.append(number)
    _apply(call, who, number)
    return phone_number(number)


def _show_number(call: Call) -> Json:
    return phone_number(_number(call)[1])


def _update_number(call: Call) -> Json:
    who, number = _number(call)
    if call.form.get("verified") is not None:
        number.verified = bool(call.form["verified"])
    _apply(call, who, number)
    return phone_number(number)


def _delete_number(call: Call) -> Json:
    who, number = _number(call)
    who.phone_numbers.remove(number)
    if who.primary_phone_number_id == number.id:
        who.primary_phone_number_id = who.phone_numbers[0].id if who.phone_numbers else None
    return deleted("phone_number", number.id)


def _apply(call: Call, who: User, number: PhoneNumber) -> None:
    if call.form.get("primary") or who.primary_phone_number_id is None:
        who.primary_phone_number_id = number.id
    if call.form.get("reserved_for_second_factor") is not None:
        number.reserved_for_second_factor = bool(call.form["reserved_for_second_factor"])


def _number(call: Call) -> tuple[User, PhoneNumber]:
    for who in call.instance.users:
        for number in who.phone_numbers:
            if number.id == call.path["phone_number_id"]:
                return who, number
    raise not_found("The phone number")


_USER = "/v1/users/{user_id}"
_NUMBER = "/v1/phone_numbers/{phone_number_id}"

ENDPOINTS = (
    Endpoint("backend.users.list", "GET", "/v1/users", _list),
    Endpoint("backend.users.count", "GET", "/v1/users/count", _count),
    Endpoint("backend.users.create", "POST", "/v1/users", _create),
    Endpoint("backend.users.get", "GET", _USER, _show),
    Endpoint("backend.users.update", "PATCH", _USER, _update),
    Endpoint("backend.users.update_metadata", "PATCH", f"{_USER}/metadata", _merge_metadata),
    Endpoint("backend.users.ban", "POST", f"{_USER}/ban", _ban),
    Endpoint("backend.users.unban", "POST", f"{_USER}/unban", _unban),
    Endpoint("backend.users.organization_memberships", "GET", f"{_USER}/organization_memberships", _memberships),
    Endpoint("backend.phone_numbers.create", "POST", "/v1/phone_numbers", _add_number),
    Endpoint("backend.phone_numbers.get", "GET", _NUMBER, _show_number),
    Endpoint("backend.phone_numbers.update", "PATCH", _NUMBER, _update_number),
    Endpoint("backend.phone_numbers.delete", "DELETE", _NUMBER, _delete_number),
)
