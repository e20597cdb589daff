"""Signing in and up: Clerk's cards, the waitlist, Google's prompt, and the end of a sign-in elsewhere.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkBase
from .line import LineName
from .typing import Prop, ReactNode, ReflexProps


class SignInProps(ReflexProps, total=False):
    """Props of `SignIn`."""

    after_sign_in_url: Prop[str]
    after_sign_out_url: Prop[str]
    after_sign_up_url: Prop[str]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    fallback_redirect_url: Prop[str]
    force_redirect_url: Prop[str]
    initial_values: Prop[dict[str, Any]]
    oauth_flow: Prop[Literal["auto", "popup", "redirect"]]
    oidc_prompt: Prop[str]
    path: Prop[str]
    redirect_url: Prop[str]
    routing: Prop[Literal["hash", "path", "virtual"]]
    sign_in_url: Prop[str]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]
    sign_up_url: Prop[str]
    transferable: Prop[bool]
    unsafe_metadata: Prop[dict[str, Any]]
    waitlist_url: Prop[str]
    with_sign_up: Prop[bool]


class SignIn(ClerkBase):
    """The sign-in card, with every step of it."""

    clerk_name = "SignIn"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
        "redirect_url": "clerk-react",
    }
    takes_children = False

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_out_url: rx.Var[str]
    """Address to go to after signing out."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    fallback_redirect_url: rx.Var[str]
    """Address to go to afterwards, unless the page's address names another."""

    force_redirect_url: rx.Var[str]
    """Address to go to afterwards, whatever the page's address names."""

    initial_values: rx.Var[dict[str, Any]]
    """What the fields hold at first, such as `{'emailAddress': '…'}`."""

    oauth_flow: rx.Var[Literal["auto", "popup", "redirect"]]
    """Whether a provider opens in a popup or in this page."""

    oidc_prompt: rx.Var[str]
    """The `prompt` parameter that OpenID Connect providers get."""

    path: rx.Var[str]
    """Where the page is that it stands on, for `routing='path'`."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    routing: rx.Var[Literal["hash", "path", "virtual"]]
    """How its steps appear in the address: as `path` or after the `#`."""

    sign_in_url: rx.Var[str]
    """The sign-in page."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""

    sign_up_url: rx.Var[str]
    """The sign-up page."""

    transferable: rx.Var[bool]
    """Whether a sign-in of an unknown user may become a sign-up."""

    unsafe_metadata: rx.Var[dict[str, Any]]
    """Metadata for the new user, which the user can change."""

    waitlist_url: rx.Var[str]
    """The page of the waitlist."""

    with_sign_up: rx.Var[bool]
    """Whether the card lets new users sign up."""


def sign_in(**props: Unpack[SignInProps]) -> SignIn:
    """The sign-in card, with every step of it."""
    return SignIn.create(**props)


class SignUpProps(ReflexProps, total=False):
    """Props of `SignUp`."""

    after_sign_in_url: Prop[str]
    after_sign_out_url: Prop[str]
    after_sign_up_url: Prop[str]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    fallback_redirect_url: Prop[str]
    force_redirect_url: Prop[str]
    initial_values: Prop[dict[str, Any]]
    oauth_flow: Prop[Literal["auto", "popup", "redirect"]]
    oidc_prompt: Prop[str]
    path: Prop[str]
    redirect_url: Prop[str]
    routing: Prop[Literal["hash", "path", "virtual"]]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    sign_in_url: Prop[str]
    unsafe_metadata: Prop[dict[str, Any]]
    waitlist_url: Prop[str]


class SignUp(ClerkBase):
    """The sign-up card, with every step of it."""

    clerk_name = "SignUp"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
        "redirect_url": "clerk-react",
    }
    takes_children = False

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_out_url: rx.Var[str]
    """Address to go to after signing out."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    fallback_redirect_url: rx.Var[str]
    """Address to go to afterwards, unless the page's address names another."""

    force_redirect_url: rx.Var[str]
    """Address to go to afterwards, whatever the page's address names."""

    initial_values: rx.Var[dict[str, Any]]
    """What the fields hold at first, such as `{'emailAddress': '…'}`."""

    oauth_flow: rx.Var[Literal["auto", "popup", "redirect"]]
    """Whether a provider opens in a popup or in this page."""

    oidc_prompt: rx.Var[str]
    """The `prompt` parameter that OpenID Connect providers get."""

    path: rx.Var[str]
    """Where the page is that it stands on, for `routing='path'`."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    routing: rx.Var[Literal["hash", "path", "virtual"]]
    """How its steps appear in the address: as `path` or after the `#`."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_in_url: rx.Var[str]
    """The sign-in page."""

    unsafe_metadata: rx.Var[dict[str, Any]]
    """Metadata for the new user, which the user can change."""

    waitlist_url: rx.Var[str]
    """The page of the waitlist."""


def sign_up(**props: Unpack[SignUpProps]) -> SignUp:
    """The sign-up card, with every step of it."""
    return SignUp.create(**props)


class WaitlistProps(ReflexProps, total=False):
    """Props of `Waitlist`."""

    after_join_waitlist_url: Prop[str]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    sign_in_url: Prop[str]


class Waitlist(ClerkBase):
    """A form to join the waitlist."""

    clerk_name = "Waitlist"
    takes_children = False

    after_join_waitlist_url: rx.Var[str]
    """Address to go to after joining the waitlist."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    sign_in_url: rx.Var[str]
    """The sign-in page."""


def waitlist(**props: Unpack[WaitlistProps]) -> Waitlist:
    """A form to join the waitlist."""
    return Waitlist.create(**props)


class GoogleOneTapProps(ReflexProps, total=False):
    """Props of `GoogleOneTap`."""

    appearance: Appearance | Prop[dict[str, Any]]
    cancel_on_tap_outside: Prop[bool]
    fallback: ReactNode
    fed_cm_support: Prop[bool]
    itp_support: Prop[bool]
    sign_in_force_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]


class GoogleOneTap(ClerkBase):
    """Google's prompt to sign in with one tap; shows nothing of its own in the page."""

    clerk_name = "GoogleOneTap"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    cancel_on_tap_outside: rx.Var[bool]
    """Whether a click elsewhere closes the prompt."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    fed_cm_support: rx.Var[bool]
    """Whether the browser's own dialog (FedCM) is used."""

    itp_support: rx.Var[bool]
    """Whether browsers that prevent tracking get the prompt as well."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""


def google_one_tap(**props: Unpack[GoogleOneTapProps]) -> GoogleOneTap:
    """Google's prompt to sign in with one tap; shows nothing of its own in the page."""
    return GoogleOneTap.create(**props)


class AuthenticateWithRedirectCallbackProps(ReflexProps, total=False):
    """Props of `AuthenticateWithRedirectCallback`."""

    after_sign_in_url: Prop[str]
    after_sign_up_url: Prop[str]
    continue_sign_up_url: Prop[str]
    enterprise_connections_url: Prop[str]
    first_factor_url: Prop[str]
    redirect_url: Prop[str]
    reload_resource: Prop[Literal["signIn", "signUp"]]
    reset_password_url: Prop[str]
    second_factor_url: Prop[str]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    sign_in_protect_check_url: Prop[str]
    sign_in_url: Prop[str]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]
    sign_up_protect_check_url: Prop[str]
    sign_up_url: Prop[str]
    transferable: Prop[bool]
    unsafe_metadata: Prop[dict[str, Any]]
    verify_email_address_url: Prop[str]
    verify_phone_number_url: Prop[str]


class AuthenticateWithRedirectCallback(ClerkBase):
    """Ends a sign-in or sign-up at another provider; shows nothing but a captcha if asked."""

    clerk_name = "AuthenticateWithRedirectCallback"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
        "enterprise_connections_url": "react",
        "redirect_url": "clerk-react",
        "sign_in_protect_check_url": "react",
        "sign_up_protect_check_url": "react",
    }
    takes_children = False

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    continue_sign_up_url: rx.Var[str]
    """The page that asks for what is missing in a sign-up."""

    enterprise_connections_url: rx.Var[str]
    """The page to choose from several enterprise connections."""

    first_factor_url: rx.Var[str]
    """The page of the first factor."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    reload_resource: rx.Var[Literal["signIn", "signUp"]]
    """Which of the two is read anew before the flow goes on."""

    reset_password_url: rx.Var[str]
    """The page that sets a new password."""

    second_factor_url: rx.Var[str]
    """The page of the second factor."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_in_protect_check_url: rx.Var[str]
    """The page of a further check while signing in."""

    sign_in_url: rx.Var[str]
    """The sign-in page."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""

    sign_up_protect_check_url: rx.Var[str]
    """The page of a further check while signing up."""

    sign_up_url: rx.Var[str]
    """The sign-up page."""

    transferable: rx.Var[bool]
    """Whether a sign-in of an unknown user may become a sign-up."""

    unsafe_metadata: rx.Var[dict[str, Any]]
    """Metadata for the new user, which the user can change."""

    verify_email_address_url: rx.Var[str]
    """The page that verifies an email address."""

    verify_phone_number_url: rx.Var[str]
    """The page that verifies a phone number."""


def authenticate_with_redirect_callback(
    **props: Unpack[AuthenticateWithRedirectCallbackProps],
) -> AuthenticateWithRedirectCallback:
    """Ends a sign-in or sign-up at another provider; shows nothing but a captcha if asked."""
    return AuthenticateWithRedirectCallback.create(**props)
