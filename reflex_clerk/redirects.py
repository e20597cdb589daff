"""To the sign-in page and back."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import reflex as rx

from .configuration import backend

RETURN_TO = "redirect_url"
"""The parameter in which Clerk's sign-in page looks for where to go afterwards."""


def to_sign_in(state: Any) -> Any:
    """Give the event that sends the visitor of the page that `state` is on to the sign-in page, with the way back."""
    sign_in_url = backend().configuration.sign_in_url
    joint = "&" if "?" in sign_in_url else "?"
    return rx.redirect(f"{sign_in_url}{joint}{RETURN_TO}={quote(return_to(state), safe='/')}")


def return_to(state: Any) -> str:
    """Give path and query of the current page: never an address of another site, whatever the client says it is on."""
    url = state.router.url
    path = "/" + url.path.lstrip("/\\")
    return f"{path}?{url.query}" if url.query else path
