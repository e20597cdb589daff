"""The browser itself: it is made known, told of the instance, and told what it holds."""

from __future__ import annotations

from ..attempts import client
from ..call import Call, Endpoint
from ..environment import environment
from ..resources import Json, milliseconds
from .answers import changed, gone, plain


def _dev_browser(call: Call) -> Json:
    made = call.instance.add_client()
    return {"id": made.id, "object": "dev_browser", "created_at": milliseconds(made.created_at)}


def _environment(call: Call) -> Json:
    return environment(call.instance.settings, f"{call.origin or call.instance.issuer}/")


def _show(call: Call) -> Json:
    return plain(client(call.client, call.view))


def _create(call: Call) -> Json:
    return changed(call, client(call.client, call.view))


def _sign_out_everyone(call: Call) -> Json:
    for session in call.client.live_sessions:
        call.instance.end(session, "removed")
    return changed(call, client(call.client, call.view))


def _delete(call: Call) -> Json:
    _sign_out_everyone(call)
    return gone(call, "client", call.client.id)


def _key_set(call: Call) -> Json:
    return call.instance.keys.document


ENDPOINTS = (
    Endpoint("dev_browser", "POST", "/v1/dev_browser", _dev_browser),
    Endpoint("environment", "GET", "/v1/environment", _environment),
    Endpoint("environment.update", "PATCH", "/v1/environment", _environment),
    Endpoint("client", "GET", "/v1/client", _show),
    Endpoint("client.create", "PUT", "/v1/client", _create),
    Endpoint("client.delete", "DELETE", "/v1/client", _delete),
    Endpoint("sessions.remove_all", "DELETE", "/v1/client/sessions", _sign_out_everyone),
    Endpoint("jwks", "GET", "/.well-known/jwks.json", _key_set),
)
