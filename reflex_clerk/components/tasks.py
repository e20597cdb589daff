"""What a user with a pending session has to do before being signed in.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from typing import Any, Required, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkBase
from .typing import Prop, ReactNode, ReflexProps


class TaskChooseOrganizationProps(ReflexProps, total=False):
    """Props of `TaskChooseOrganization`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    redirect_url_complete: Required[Prop[str]]


class TaskChooseOrganization(ClerkBase):
    """The task to choose or make an organization."""

    clerk_name = "TaskChooseOrganization"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    redirect_url_complete: rx.Var[str]
    """Address to go to after the last task."""


def task_choose_organization(**props: Unpack[TaskChooseOrganizationProps]) -> TaskChooseOrganization:
    """The task to choose or make an organization."""
    return TaskChooseOrganization.create(**props)


class TaskResetPasswordProps(ReflexProps, total=False):
    """Props of `TaskResetPassword`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    redirect_url_complete: Required[Prop[str]]


class TaskResetPassword(ClerkBase):
    """The task to set a new password."""

    clerk_name = "TaskResetPassword"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    redirect_url_complete: rx.Var[str]
    """Address to go to after the last task."""


def task_reset_password(**props: Unpack[TaskResetPasswordProps]) -> TaskResetPassword:
    """The task to set a new password."""
    return TaskResetPassword.create(**props)


class TaskSetupMFAProps(ReflexProps, total=False):
    """Props of `TaskSetupMFA`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    redirect_url_complete: Required[Prop[str]]


class TaskSetupMFA(ClerkBase):
    """The task to set up a second factor."""

    clerk_name = "TaskSetupMFA"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    redirect_url_complete: rx.Var[str]
    """Address to go to after the last task."""


def task_setup_mfa(**props: Unpack[TaskSetupMFAProps]) -> TaskSetupMFA:
    """The task to set up a second factor."""
    return TaskSetupMFA.create(**props)
