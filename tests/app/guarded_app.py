"""States of an app whose handlers are guarded, one of each kind; `done` says what ran."""

from __future__ import annotations

from typing import Any

import reflex as rx

from reflex_clerk import (
    ClerkState,
    current_claims,
    has,
    require_auth,
    require_feature,
    require_permission,
    require_plan,
    require_role,
    reset_on_identity_change,
)


class Guarded(rx.State):
    done: list[str] = rx.field(default_factory=list)

    @rx.event
    @require_auth
    def plain(self, what: str = "plain") -> None:
        self.done.append(what)

    @rx.event
    @require_auth
    async def coroutine(self) -> None:
        self.done.append("coroutine")

    @rx.event
    @require_auth
    def generator(self) -> Any:
        self.done.append("generator")
        yield
        self.done.append("generator, second step")
        return Guarded.follow_up

    @rx.event
    @require_auth
    async def async_generator(self) -> Any:
        self.done.append("async generator")
        yield Guarded.follow_up
        self.done.append("async generator, second step")

    @rx.event(background=True)
    @require_auth
    async def background(self) -> None:
        async with self:
            self.done.append("background")

    @rx.event(background=True)
    @require_auth
    async def background_generator(self) -> Any:
        async with self:
            self.done.append("background generator")
        yield Guarded.follow_up

    @rx.event
    def follow_up(self) -> None:
        self.done.append("follow-up")

    @rx.event
    @require_auth(replay=True)
    def replayed(self, what: str) -> None:
        self.done.append(what)

    @rx.event
    @require_role("org:admin")
    def for_admins(self) -> None:
        self.done.append("role")

    @rx.event
    @require_permission("org:invoices:create")
    def for_billing(self) -> None:
        self.done.append("permission")

    @rx.event
    @require_feature("dashboard")
    def for_feature(self) -> None:
        self.done.append("feature")

    @rx.event
    @require_plan("org:pro")
    def for_plan(self) -> None:
        self.done.append("plan")

    @rx.event
    @require_auth(fresh_within="strict", replay=True)
    def for_verified(self) -> None:
        self.done.append("fresh")

    @rx.event
    @require_auth(on_refused=lambda refusal: rx.redirect("/" + refusal.reason))
    def own_words(self) -> None:
        self.done.append("own words")

    @rx.event
    async def reads(self) -> None:
        clerk = await self.get_state(ClerkState)
        self.done.append(f"reads: {clerk.is_signed_in} {clerk.user_id}")

    @rx.event
    async def asks(self) -> None:
        claims = await current_claims(self)
        self.done.append(f"asks: {claims.user_id if claims else None} {has(claims, role='admin')}")


KINDS = ["plain", "coroutine", "generator", "async_generator", "background", "background_generator"]


@reset_on_identity_change
class Draft(rx.State):
    text: str = ""

    @rx.event
    def write(self, text: str) -> None:
        self.text = text


class Page(rx.State):
    loaded: list[str] = rx.field(default_factory=list)

    @rx.event
    async def load(self, what: str = "load") -> None:
        claims = await current_claims(self)
        self.loaded.append(f"{what} by {claims.user_id if claims else None}")
