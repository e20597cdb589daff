"""The fake's own address, for a demo or a test in another process: what is going on, and what should happen next.

Loopback only, like the rest; requests that change something must be JSON and name this machine as the host, so that a
page of another origin can neither send nor, by a DNS trick, be taken for one of ours.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from .model import Session, User

if TYPE_CHECKING:
    from .fake import FakeClerk

Json = dict[str, Any]
Command = Callable[["FakeClerk", Json], Json]

_OWN_HOSTS = ("localhost", "127.0.0.1")


class CommandError(ValueError):
    """A command that cannot be carried out; the text says why."""


def routes(clerk: FakeClerk) -> list[BaseRoute]:
    """Give the page for a person, and the routes below `/fake`."""

    async def overview(_request: Request) -> Response:
        return HTMLResponse(_overview(clerk))

    async def show(request: Request) -> Response:
        return _refusal(request, changes=False) or JSONResponse(state(clerk))

    async def command(request: Request) -> Response:
        refusal = _refusal(request, changes=True)
        if refusal is not None:
            return refusal
        try:
            fields = await request.json()
            with clerk.lock:
                return JSONResponse(_COMMANDS[request.path_params["name"]](clerk, fields))
        except KeyError as missing:
            return JSONResponse({"error": f"no such command, or a field is missing: {missing}"}, status_code=422)
        except (ValueError, TypeError) as problem:
            return JSONResponse({"error": str(problem)}, status_code=422)

    return [
        Route("/", overview, methods=["GET"], name="overview"),
        # A mount answers every method below it; else a browser's question for permission would be passed on to the APIs.
        Mount(
            "/fake",
            routes=[
                Route("/state", show, methods=["GET"], name="state"),
                Route("/{name}", command, methods=["POST"], name="command"),
            ],
        ),
    ]


def state(clerk: FakeClerk) -> Json:
    """Give who there is, who is signed in, what was asked and how often; no token, no secret."""
    with clerk.lock:
        return {
            "warning": "this is a FAKE Clerk",
            "publishable_key": clerk.publishable_key,
            "users": [{"id": user.id, "identifier": user.identifier} for user in clerk.users],
            "organizations": [{"id": one.id, "slug": one.slug} for one in clerk.organizations],
            "sessions": [_session(one) for one in clerk.sessions],
            "requests": clerk.requests.counts,
            "settings": dataclasses.asdict(clerk.settings),
        }


def _session(one: Session) -> Json:
    organization = one.organization.slug if one.organization else None
    return {"id": one.id, "user_id": one.user.id, "status": one.status, "organization": organization}


def _refusal(request: Request, *, changes: bool) -> Response | None:
    if request.url.hostname not in _OWN_HOSTS:
        return JSONResponse({"error": "ask for this machine by the name localhost"}, status_code=403)
    if changes and request.headers.get("content-type") != "application/json":
        return JSONResponse({"error": "send JSON, and say so"}, status_code=415)
    return None


def _revoke(clerk: FakeClerk, fields: Json) -> Json:
    session = clerk.find_session(fields["session"])
    if session is None:
        raise CommandError("there is no such session")
    clerk.revoke(session)
    return _session(session)


def _revoke_all(clerk: FakeClerk, fields: Json) -> Json:
    user = _user(clerk, fields)
    ended = [session for session in clerk.sessions if session.user is user]
    for session in ended:
        clerk.revoke(session)
    return {"revoked": [session.id for session in ended]}


def _ban(clerk: FakeClerk, fields: Json) -> Json:
    user = _user(clerk, fields)
    clerk.ban(user)
    return {"banned": user.id}


def _rotate_keys(clerk: FakeClerk, fields: Json) -> Json:
    clerk.rotate_keys(same_kid=bool(fields.get("same_kid", False)))
    return {"kid": clerk.keys.current.kid}


def _create_ticket(clerk: FakeClerk, fields: Json) -> Json:
    return {"ticket": clerk.create_ticket(_user(clerk, fields)).value}


def _add_fault(clerk: FakeClerk, fields: Json) -> Json:
    endpoint = fields.pop("endpoint")
    fault = clerk.faults.add(endpoint, **fields)
    return {"endpoint": fault.endpoint}


def _clear_faults(clerk: FakeClerk, _fields: Json) -> Json:
    clerk.faults.clear()
    return {}


def _change_settings(clerk: FakeClerk, fields: Json) -> Json:
    clerk.settings = dataclasses.replace(clerk.settings, **fields)
    return dataclasses.asdict(clerk.settings)


def _user(clerk: FakeClerk, fields: Json) -> User:
    user = clerk.find_user(fields["user"])
    if user is None:
        raise CommandError("there is no such user")
    return user


_COMMANDS: dict[str, Command] = {
    "revoke": _revoke,
    "revoke_all": _revoke_all,
    "ban": _ban,
    "rotate_keys": _rotate_keys,
    "create_ticket": _create_ticket,
    "add_fault": _add_fault,
    "clear_faults": _clear_faults,
    "settings": _change_settings,
}


def _overview(clerk: FakeClerk) -> str:
    """Give the page that a person sees: a warning, and whom one can sign in as."""
    rows = "".join(
        f"<tr><td>{html.escape(user.identifier)}<td><code>{html.escape(user.password or 'by ticket only')}</code>"
        f"<td>{html.escape(', '.join(one.organization.name for one in user.memberships) or '-')}"
        for user in clerk.users
    )
    return (
        "<!doctype html><meta charset=utf-8><title>FAKE Clerk</title>"
        "<style>body{font:16px sans-serif;max-width:40em;margin:3em auto}td,th{text-align:left;padding:.3em 1em}"
        "h1{background:#b00;color:#fff;padding:.5em}</style>"
        "<h1>This is a FAKE Clerk</h1><p>For tests and demos on this machine. Anybody here can sign in as anybody; "
        "its tokens are worth nothing elsewhere."
        f"<h2>Users</h2><table><tr><th>Sign in with<th>Password<th>Organizations{rows}</table>"
    )
