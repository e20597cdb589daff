"""Components that show nothing and send the visitor to one of Clerk's pages.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Unpack

import reflex as rx

from .base import ClerkBase
from .line import LineName
from .typing import Prop, ReflexProps


class RedirectToSignInProps(ReflexProps, total=False):
    """Props of `RedirectToSignIn`."""

    after_sign_in_url: Prop[str]
    after_sign_up_url: Prop[str]
    initial_values: Prop[dict[str, Any]]
    redirect_url: Prop[str]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]


class RedirectToSignIn(ClerkBase):
    """Sends the visitor to the sign-in page."""

    clerk_name = "RedirectToSignIn"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
    }
    takes_children = False

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    initial_values: rx.Var[dict[str, Any]]
    """What the fields hold at first, such as `{'emailAddress': '…'}`."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""


def redirect_to_sign_in(**props: Unpack[RedirectToSignInProps]) -> RedirectToSignIn:
    """Sends the visitor to the sign-in page."""
    return RedirectToSignIn.create(**props)


class RedirectToSignUpProps(ReflexProps, total=False):
    """Props of `RedirectToSignUp`."""

    after_sign_in_url: Prop[str]
    after_sign_up_url: Prop[str]
    initial_values: Prop[dict[str, Any]]
    redirect_url: Prop[str]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]


class RedirectToSignUp(ClerkBase):
    """Sends the visitor to the sign-up page."""

    clerk_name = "RedirectToSignUp"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
    }
    takes_children = False

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    initial_values: rx.Var[dict[str, Any]]
    """What the fields hold at first, such as `{'emailAddress': '…'}`."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""


def redirect_to_sign_up(**props: Unpack[RedirectToSignUpProps]) -> RedirectToSignUp:
    """Sends the visitor to the sign-up page."""
    return RedirectToSignUp.create(**props)


class RedirectToTasksProps(ReflexProps, total=False):
    """Props of `RedirectToTasks`."""

    after_sign_in_url: Prop[str]
    after_sign_up_url: Prop[str]
    redirect_url: Prop[str]
    sign_in_fallback_redirect_url: Prop[str]
    sign_in_force_redirect_url: Prop[str]
    sign_up_fallback_redirect_url: Prop[str]
    sign_up_force_redirect_url: Prop[str]


class RedirectToTasks(ClerkBase):
    """Sends a user with a pending session to the task that is left."""

    clerk_name = "RedirectToTasks"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_sign_in_url": "clerk-react",
        "after_sign_up_url": "clerk-react",
    }
    takes_children = False

    after_sign_in_url: rx.Var[str]
    """Address to go to after signing in; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    after_sign_up_url: rx.Var[str]
    """Address to go to after signing up; Clerk prefers `fallback_redirect_url` and `force_redirect_url`."""

    redirect_url: rx.Var[str]
    """Address to go to afterwards."""

    sign_in_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing in, unless the page's address names another."""

    sign_in_force_redirect_url: rx.Var[str]
    """Address to go to after signing in, whatever the page's address names."""

    sign_up_fallback_redirect_url: rx.Var[str]
    """Address to go to after signing up, unless the page's address names another."""

    sign_up_force_redirect_url: rx.Var[str]
    """Address to go to after signing up, whatever the page's address names."""


def redirect_to_tasks(**props: Unpack[RedirectToTasksProps]) -> RedirectToTasks:
    """Sends a user with a pending session to the task that is left."""
    return RedirectToTasks.create(**props)


class RedirectToUserProfileProps(ReflexProps, total=False):
    """Props of `RedirectToUserProfile`."""


class RedirectToUserProfile(ClerkBase):
    """Sends the user to the user profile."""

    clerk_name = "RedirectToUserProfile"
    takes_children = False


def redirect_to_user_profile(**props: Unpack[RedirectToUserProfileProps]) -> RedirectToUserProfile:
    """Sends the user to the user profile."""
    return RedirectToUserProfile.create(**props)


class RedirectToOrganizationProfileProps(ReflexProps, total=False):
    """Props of `RedirectToOrganizationProfile`."""


class RedirectToOrganizationProfile(ClerkBase):
    """Sends the user to the organization's profile."""

    clerk_name = "RedirectToOrganizationProfile"
    takes_children = False


def redirect_to_organization_profile(
    **props: Unpack[RedirectToOrganizationProfileProps],
) -> RedirectToOrganizationProfile:
    """Sends the user to the organization's profile."""
    return RedirectToOrganizationProfile.create(**props)


class RedirectToCreateOrganizationProps(ReflexProps, total=False):
    """Props of `RedirectToCreateOrganization`."""


class RedirectToCreateOrganization(ClerkBase):
    """Sends the user to the page that makes an organization."""

    clerk_name = "RedirectToCreateOrganization"
    takes_children = False


def redirect_to_create_organization(**props: Unpack[RedirectToCreateOrganizationProps]) -> RedirectToCreateOrganization:
    """Sends the user to the page that makes an organization."""
    return RedirectToCreateOrganization.create(**props)
