"""The Frontend API: what Clerk's own JavaScript asks for. Each file holds the endpoints of one resource."""

from __future__ import annotations

from ..call import Endpoint
from . import client, me, organizations, sessions, sign_in, sign_up

ENDPOINTS: tuple[Endpoint, ...] = (
    *client.ENDPOINTS,
    *sign_in.ENDPOINTS,
    *sign_up.ENDPOINTS,
    *sessions.ENDPOINTS,
    *me.ENDPOINTS,
    *organizations.ENDPOINTS,
)
