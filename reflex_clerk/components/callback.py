"""The end of a sign-in at another provider, for pages with a sign-in form of their own."""

from __future__ import annotations

import json
from typing import Any, Unpack

import reflex as rx

from .base import ClerkBase
from .typing import ReflexProps


class HandleSSOCallback(ClerkBase):
    """Ends a sign-in or sign-up at another provider, and goes on from there; only in Clerk 6."""

    clerk_name = "HandleSSOCallback"
    only_line = "react"
    takes_children = False

    navigate_to_app: rx.Var[Any]
    """A JavaScript function of `{session, decorateUrl}` that shows the app."""

    navigate_to_sign_in: rx.Var[Any]
    """A JavaScript function that shows the sign-in page."""

    navigate_to_sign_up: rx.Var[Any]
    """A JavaScript function that shows the sign-up page."""


def handle_sso_callback(
    *, app_url: str = "/", sign_in_url: str = "/sign-in", sign_up_url: str = "/sign-up", **props: Unpack[ReflexProps]
) -> HandleSSOCallback:
    """End a sign-in or sign-up at another provider and go to one of three addresses; only in Clerk 6."""
    return HandleSSOCallback.create(
        navigate_to_app=rx.Var(f"(({{ decorateUrl }}) => window.location.assign(decorateUrl({json.dumps(app_url)})))"),
        navigate_to_sign_in=_goes_to(sign_in_url),
        navigate_to_sign_up=_goes_to(sign_up_url),
        **props,
    )


def _goes_to(url: str) -> rx.Var[Any]:
    return rx.Var(f"(() => window.location.assign({json.dumps(url)}))")
