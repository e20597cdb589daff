"""The Backend API: what a server with the secret key asks for, as far as `clerk-backend-api` is used with users."""

from __future__ import annotations

import secrets
from dataclasses import replace

from ..api_errors import ApiError
from ..call import Call, Endpoint, Handler
from ..resources import Json
from . import sessions, users


def _with_secret_key(handler: Handler) -> Handler:
    def guarded(call: Call) -> Json | list[Json]:
        expected = f"Bearer {call.instance.secret_key}"
        if not secrets.compare_digest((call.authorization or "").encode(), expected.encode()):
            raise ApiError(401, "clerk_key_invalid", "The secret key is missing or is not this instance's")
        return handler(call)

    return guarded


ENDPOINTS: tuple[Endpoint, ...] = tuple(
    replace(endpoint, handler=_with_secret_key(endpoint.handler))
    for endpoint in (*users.ENDPOINTS, *sessions.ENDPOINTS)
)
