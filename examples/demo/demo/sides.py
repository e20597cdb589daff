"""What the page shows of Clerk itself: small React components of our own, in `assets/sides.jsx`."""

from __future__ import annotations

from typing import Any

import reflex as rx

from reflex_clerk import ClerkState
from reflex_clerk.testing.directory import DEFAULT_PASSWORD

PEOPLE = [
    {"name": "Ada Lovelace", "email": "ada@example.com"},
    {"name": "Bob Babbage", "email": "bob@example.com"},
]
"""Whom the fake Clerk knows; see `reflex_clerk.testing.seed_demo`."""


class TwoSides(rx.Component):
    """Both sides of a session, row by row, and whether they agree."""

    library = "$/public/sides.jsx"
    tag = "TwoSides"

    backend: rx.Var[dict[str, Any]]


class People(rx.Component):
    """The people of the fake Clerk, each with a button that signs in or switches."""

    library = "$/public/sides.jsx"
    tag = "People"

    people: rx.Var[list[dict[str, str]]]
    password: rx.Var[str]


def two_sides() -> rx.Component:
    """Return both sides, the backend's as `ClerkState` has it."""
    backend = {
        "user": ClerkState.user_id,
        "session": ClerkState.session_id,
        "organization": ClerkState.org_id,
        "role": ClerkState.org_role,
        "status": ClerkState.status,
        "expiresAt": ClerkState.expires_at,
        "seq": ClerkState.acknowledgement["seq"],
    }
    return TwoSides.create(backend=backend)


def credentials() -> rx.Component:
    """Return what the sign-in page takes."""
    emails = [rx.el.code(person["email"]) for person in PEOPLE]
    return rx.el.p(
        *("Sign in as ", emails[0], " or ", emails[1], ".", rx.el.br()),
        *("Password: ", rx.el.code(DEFAULT_PASSWORD)),
        class_name="hint",
    )


def people() -> rx.Component:
    """Return the people."""
    return People.create(people=PEOPLE, password=DEFAULT_PASSWORD)
