"""What only some may do: the guards decide on the backend, whatever the page shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import reflex as rx

import reflex_clerk as clerk


def say_who_may(refusal: clerk.Refusal) -> Any:
    """Tell whoever may not approve what to do about it."""
    if refusal.reason != "not_allowed":
        return rx.toast.error(refusal.message)
    return rx.toast.error("Only an administrator may approve: choose an organization at the top in which you are one.")


@clerk.reset_on_identity_change
class Ledger(rx.State):
    """Lines that one user has written; they are gone when another one comes."""

    lines: list[str] = []  # noqa: RUF012 - Reflex copies the defaults of a state

    @rx.event
    @clerk.require_auth
    async def read(self) -> None:
        """Read: for everybody who is signed in."""
        await self._note("has read the ledger")

    @rx.event
    @clerk.require_role("org:admin", on_refused=say_who_may)
    async def approve(self) -> None:
        """Approve: for an administrator of the active organization."""
        await self._note("has approved an invoice")

    @rx.event
    @clerk.require_auth(on_refused=lambda _refusal: [])  # the page itself sends the visitor to sign in
    async def enter(self) -> None:
        """Note who has opened the members' page."""
        await self._note("has opened the members' page")

    async def _note(self, what: str) -> None:
        who = await self.get_state(clerk.ClerkState)
        where = f" in {who.org_slug}" if who.org_slug else ""
        self.lines = [f"{datetime.now(UTC):%H:%M:%S}  {who.user_id} {what}{where}", *self.lines][:5]
