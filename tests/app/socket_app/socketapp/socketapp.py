"""An app whose backend runs alone: its state says what the server itself holds, to whoever asks over the websocket.

Half of its settings are made as the older package has them, so that its state is there for strangers as well.
"""

from __future__ import annotations

import os
from typing import Any

import reflex as rx

from reflex_clerk import ClerkState, compat, configure, current_claims, on_load, require_auth
from reflex_clerk.configuration import backend

configure(check_timeout=float(os.environ.get("CHECK_TIMEOUT", "10")))
compat.ClerkState.set_jwt_validate_leeway_seconds(5)


class Probe(rx.State):
    """`truth` is what the server holds, `calls` what has run."""

    truth: dict[str, Any] = rx.field(default_factory=dict)
    calls: list[str] = rx.field(default_factory=list)

    @rx.event
    async def look(self, nonce: int) -> None:
        clerk = await self.get_state(ClerkState)
        claims = await current_claims(self)
        self.truth = {
            **clerk.acknowledgement,
            "nonce": nonce,
            "pid": os.getpid(),
            "is_signed_in": clerk.is_signed_in,
            "auth_checked": clerk.auth_checked,
            "claimed": claims.user_id if claims else None,
            "older": (await self.get_state(compat.ClerkState)).user_id,
            "settings": repr(backend().configuration.verifier_settings()),
            "check_timeout": backend().configuration.check_timeout,
            "waiting": len(clerk._waiting.waits),
            "calls": list(self.calls),
        }

    @rx.event
    async def load(self) -> None:
        claims = await current_claims(self)
        self.calls.append(f"load by {claims.user_id if claims else None}")

    @rx.event
    @require_auth
    def guarded(self) -> None:
        self.calls.append("guarded")


@rx.page(route="/", on_load=on_load(Probe.load))
def index() -> rx.Component:
    return rx.text(ClerkState.user_id)


app = rx.App()
