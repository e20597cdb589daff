"""Buttons that start something of Clerk's when their one child is clicked; without a child they are plain buttons.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkParent
from .line import LineName
from .typing import ElementProps, Prop


class SignInButtonProps(ElementProps, total=False):
    """Props of `SignInButton`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback_redirect_url: Prop[str]
    force_redirect_url: Prop[str]
    initial_values: Prop[dict[str, Any]]
    mode: Prop[Literal["modal", "redirect"]]
    oauth_flow: Prop[Literal["auto", "popup", "redirect"]]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]
    with_sign_up: Prop[bool]


class SignInButton(ClerkParent):
    """Leads to the sign-in page, or opens the sign-in card over this one."""

    clerk_name = "SignInButton"
    is_element = True

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback_redirect_url: rx.Var[str]
    """Address to go to afterwards, unless the page's address names another."""

    force_redirect_url: rx.Var[str]
    """Address to go to afterwards, whatever the page's address names."""

    initial_values: rx.Var[dict[str, Any]]
    """What the fields hold at first, such as `{'emailAddress': '…'}`."""

    mode: rx.Var[Literal["modal", "redirect"]]
    """Whether it opens over this page (`modal`) or leads to a page (`redirect`)."""

    oauth_flow: rx.Var[Literal["auto", "popup", "redirect"]]
    """Whether a provider opens in a popup or in this page."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""

    with_sign_up: rx.Var[bool]
    """Whether the card lets new users sign up."""


def sign_in_button(*children: Any, **props: Unpack[SignInButtonProps]) -> SignInButton:
    """Leads to the sign-in page, or opens the sign-in card over this one."""
    return SignInButton.create(*children, **props)


class SignUpButtonProps(ElementProps, total=False):
    """Props of `SignUpButton`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback_redirect_url: Prop[str]
    force_redirect_url: Prop[str]
    initial_values: Prop[dict[str, Any]]
    mode: Prop[Literal["modal", "redirect"]]
    oauth_flow: Prop[Literal["auto", "popup", "redirect"]]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    unsafe_metadata: Prop[dict[str, Any]]


class SignUpButton(ClerkParent):
    """Leads to the sign-up page, or opens the sign-up card over this one."""

    clerk_name = "SignUpButton"
    is_element = True

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback_redirect_url: rx.Var[str]
    """Address to go to afterwards, unless the page's address names another."""

    force_redirect_url: rx.Var[str]
    """Address to go to afterwards, whatever the page's address names."""

    initial_values: rx.Var[dict[str, Any]]
    """What the fields hold at first, such as `{'emailAddress': '…'}`."""

    mode: rx.Var[Literal["modal", "redirect"]]
    """Whether it opens over this page (`modal`) or leads to a page (`redirect`)."""

    oauth_flow: rx.Var[Literal["auto", "popup", "redirect"]]
    """Whether a provider opens in a popup or in this page."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    unsafe_metadata: rx.Var[dict[str, Any]]
    """Metadata for the new user, which the user can change."""


def sign_up_button(*children: Any, **props: Unpack[SignUpButtonProps]) -> SignUpButton:
    """Leads to the sign-up page, or opens the sign-up card over this one."""
    return SignUpButton.create(*children, **props)


class SignOutButtonProps(ElementProps, total=False):
    """Props of `SignOutButton`."""

    redirect_url: Prop[str]
    session_id: Prop[str]
    sign_out_options: Prop[dict[str, Any]]


class SignOutButton(ClerkParent):
    """Signs out."""

    clerk_name = "SignOutButton"
    props_of_line: ClassVar[Mapping[str, LineName]] = {"session_id": "react"}
    is_element = True

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    session_id: rx.Var[str]
    """The session to sign out of, if not all."""

    sign_out_options: rx.Var[dict[str, Any]]
    """Options of the sign-out, such as `{'sessionId': '…'}`."""


def sign_out_button(*children: Any, **props: Unpack[SignOutButtonProps]) -> SignOutButton:
    """Signs out."""
    return SignOutButton.create(*children, **props)


class SignInWithMetamaskButtonProps(ElementProps, total=False):
    """Props of `SignInWithMetamaskButton`."""

    mode: Prop[Literal["modal", "redirect"]]
    redirect_url: Prop[str]


class SignInWithMetamaskButton(ClerkParent):
    """Signs in with the MetaMask wallet."""

    clerk_name = "SignInWithMetamaskButton"
    is_element = True

    mode: rx.Var[Literal["modal", "redirect"]]
    """Whether it opens over this page (`modal`) or leads to a page (`redirect`)."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""


def sign_in_with_metamask_button(
    *children: Any, **props: Unpack[SignInWithMetamaskButtonProps]
) -> SignInWithMetamaskButton:
    """Signs in with the MetaMask wallet."""
    return SignInWithMetamaskButton.create(*children, **props)


class InviteMembersButtonProps(ElementProps, total=False):
    """Props of `InviteMembersButton`."""

    appearance: Appearance | Prop[dict[str, Any]]


class InviteMembersButton(ClerkParent):
    """Opens the form that invites members to the active organization."""

    clerk_name = "InviteMembersButton"
    only_line = "react"
    is_element = True

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""


def invite_members_button(*children: Any, **props: Unpack[InviteMembersButtonProps]) -> InviteMembersButton:
    """Opens the form that invites members to the active organization."""
    return InviteMembersButton.create(*children, **props)
