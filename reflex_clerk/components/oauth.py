"""The instance as an identity provider for others: consent, and devices without a keyboard.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkBase
from .typing import Event, Prop, ReactNode, ReflexProps


class OAuthConsentProps(ReflexProps, total=False):
    """Props of `OAuthConsent`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    oauth_application_logo_url: Prop[str]
    oauth_application_name: Prop[str]
    oauth_application_url: Prop[str]
    oauth_client_id: Prop[str]
    on_allow: Any
    on_deny: Any
    redirect_url: Prop[str]
    scope: Prop[str]
    scopes: Prop[list[Any]]


class OAuthConsent(ClerkBase):
    """Asks the user to let another application use the account."""

    clerk_name = "OAuthConsent"
    only_line = "react"
    renamed: ClassVar[Mapping[str, str]] = {
        "oauthApplicationLogoUrl": "oAuthApplicationLogoUrl",
        "oauthApplicationName": "oAuthApplicationName",
        "oauthApplicationUrl": "oAuthApplicationUrl",
    }
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    oauth_application_logo_url: rx.Var[str]
    """Logo of the application that asks."""

    oauth_application_name: rx.Var[str]
    """Name of the application that asks."""

    oauth_application_url: rx.Var[str]
    """Address of the application that asks."""

    oauth_client_id: rx.Var[str]
    """Client id of the application that asks; read from the address if it is not given."""

    on_allow: Event
    """Runs when the user agrees."""

    on_deny: Event
    """Runs when the user refuses."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    scope: rx.Var[str]
    """The scopes that are asked for, as text."""

    scopes: rx.Var[list[Any]]
    """The scopes that are asked for, with descriptions."""


def oauth_consent(**props: Unpack[OAuthConsentProps]) -> OAuthConsent:
    """Asks the user to let another application use the account."""
    return OAuthConsent.create(**props)


class OAuthDeviceVerificationProps(ReflexProps, total=False):
    """Props of `OAuthDeviceVerification`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode


class OAuthDeviceVerification(ClerkBase):
    """Where the user enters the code that a device without a keyboard shows."""

    clerk_name = "OAuthDeviceVerification"
    only_line = "react"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""


def oauth_device_verification(**props: Unpack[OAuthDeviceVerificationProps]) -> OAuthDeviceVerification:
    """Where the user enters the code that a device without a keyboard shows."""
    return OAuthDeviceVerification.create(**props)
