"""Organizations: make one, list them, switch between them, manage one.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Required, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkBase, ClerkPage, ClerkParent
from .line import LineName
from .typing import Prop, ReactNode, ReflexProps


class CreateOrganizationProps(ReflexProps, total=False):
    """Props of `CreateOrganization`."""

    after_create_organization_url: Prop[Any]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    hide_slug: Prop[bool]
    path: Prop[str]
    routing: Prop[Literal["hash", "path", "virtual"]]
    skip_invitation_screen: Prop[bool]


class CreateOrganization(ClerkBase):
    """A form that makes an organization."""

    clerk_name = "CreateOrganization"
    props_of_line: ClassVar[Mapping[str, LineName]] = {"hide_slug": "clerk-react"}
    takes_children = False

    after_create_organization_url: rx.Var[Any]
    """Address to go to after an organization was made; `:id` and `:slug` in it are filled in."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    hide_slug: rx.Var[bool]
    """Whether the field for the slug is left out."""

    path: rx.Var[str]
    """Where the page is that it stands on, for `routing='path'`."""

    routing: rx.Var[Literal["hash", "path", "virtual"]]
    """How its steps appear in the address: as `path` or after the `#`."""

    skip_invitation_screen: rx.Var[bool]
    """Whether nobody is invited right after the organization was made."""


def create_organization(**props: Unpack[CreateOrganizationProps]) -> CreateOrganization:
    """A form that makes an organization."""
    return CreateOrganization.create(**props)


class OrganizationListProps(ReflexProps, total=False):
    """Props of `OrganizationList`."""

    after_create_organization_url: Prop[Any]
    after_select_organization_url: Prop[Any]
    after_select_personal_url: Prop[Any]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    hide_personal: Prop[bool]
    hide_slug: Prop[bool]
    skip_invitation_screen: Prop[bool]


class OrganizationList(ClerkBase):
    """The user's organizations, invitations and suggestions, to choose from."""

    clerk_name = "OrganizationList"
    props_of_line: ClassVar[Mapping[str, LineName]] = {"hide_slug": "clerk-react"}
    takes_children = False

    after_create_organization_url: rx.Var[Any]
    """Address to go to after an organization was made; `:id` and `:slug` in it are filled in."""

    after_select_organization_url: rx.Var[Any]
    """Address to go to after an organization was chosen; `:id` and `:slug` in it are filled in."""

    after_select_personal_url: rx.Var[Any]
    """Address to go to after the personal account was chosen; `:id` in it is filled in."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    hide_personal: rx.Var[bool]
    """Whether the personal account is left out."""

    hide_slug: rx.Var[bool]
    """Whether the field for the slug is left out."""

    skip_invitation_screen: rx.Var[bool]
    """Whether nobody is invited right after the organization was made."""


def organization_list(**props: Unpack[OrganizationListProps]) -> OrganizationList:
    """The user's organizations, invitations and suggestions, to choose from."""
    return OrganizationList.create(**props)


class OrganizationProfileLinkProps(ReflexProps, total=False):
    """Props of `OrganizationProfileLink`."""

    label: Required[Prop[str]]
    label_icon: Required[ReactNode]
    url: Required[Prop[str]]


class OrganizationProfileLink(ClerkBase):
    """An entry in the organization profile's navigation that leads elsewhere."""

    clerk_name = "OrganizationProfile.Link"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class OrganizationProfilePageProps(ReflexProps, total=False):
    """Props of `OrganizationProfilePage`."""

    label: Required[Prop[str]]
    label_icon: ReactNode
    url: Prop[str]


class OrganizationProfilePage(ClerkPage):
    """A page of your own in the organization profile, or the place of one of Clerk's."""

    clerk_name = "OrganizationProfile.Page"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class OrganizationProfileProps(ReflexProps, total=False):
    """Props of `OrganizationProfile`."""

    experimental_start_path: Prop[str]
    after_leave_organization_url: Prop[str]
    api_keys_props: Prop[dict[str, Any]]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    path: Prop[str]
    routing: Prop[Literal["hash", "path", "virtual"]]


class OrganizationProfile(ClerkParent):
    """Settings and members of the active organization. Children: `.page` and `.link`."""

    clerk_name = "OrganizationProfile"
    renamed: ClassVar[Mapping[str, str]] = {"experimentalStartPath": "__experimental_startPath"}
    slots = ("OrganizationProfileLink", "OrganizationProfilePage")

    experimental_start_path: rx.Var[str]
    """The page that is shown first."""

    after_leave_organization_url: rx.Var[str]
    """Address to go to after leaving the organization."""

    api_keys_props: rx.Var[dict[str, Any]]
    """Props of the API keys in the profile."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    path: rx.Var[str]
    """Where the page is that it stands on, for `routing='path'`."""

    routing: rx.Var[Literal["hash", "path", "virtual"]]
    """How its steps appear in the address: as `path` or after the `#`."""


class OrganizationProfileNamespace(rx.ComponentNamespace):
    """Settings and members of the active organization. Children: `.page` and `.link`."""

    link = staticmethod(OrganizationProfileLink.create)
    page = staticmethod(OrganizationProfilePage.create)

    @staticmethod
    def __call__(*children: Any, **props: Unpack[OrganizationProfileProps]) -> OrganizationProfile:
        """Settings and members of the active organization. Children: `.page` and `.link`."""
        return OrganizationProfile.create(*children, **props)


organization_profile = OrganizationProfileNamespace()
"""Settings and members of the active organization. Children: `.page` and `.link`."""


class OrganizationSwitcherOrganizationProfileLinkProps(ReflexProps, total=False):
    """Props of `OrganizationSwitcherOrganizationProfileLink`."""

    label: Required[Prop[str]]
    label_icon: Required[ReactNode]
    url: Required[Prop[str]]


class OrganizationSwitcherOrganizationProfileLink(ClerkBase):
    """An entry in the switcher's organization profile that leads elsewhere."""

    clerk_name = "OrganizationSwitcher.OrganizationProfileLink"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class OrganizationSwitcherOrganizationProfilePageProps(ReflexProps, total=False):
    """Props of `OrganizationSwitcherOrganizationProfilePage`."""

    label: Required[Prop[str]]
    label_icon: ReactNode
    url: Prop[str]


class OrganizationSwitcherOrganizationProfilePage(ClerkPage):
    """A page of your own in the switcher's organization profile."""

    clerk_name = "OrganizationSwitcher.OrganizationProfilePage"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class OrganizationSwitcherProps(ReflexProps, total=False):
    """Props of `OrganizationSwitcher`."""

    experimental_as_provider: Prop[bool]
    after_create_organization_url: Prop[Any]
    after_leave_organization_url: Prop[str]
    after_select_organization_url: Prop[Any]
    after_select_personal_url: Prop[Any]
    after_switch_organization_url: Prop[str]
    appearance: Appearance | Prop[dict[str, Any]]
    create_organization_mode: Prop[Literal["modal", "navigation"]]
    create_organization_url: Prop[str]
    default_open: Prop[bool]
    fallback: ReactNode
    hide_personal: Prop[bool]
    hide_slug: Prop[bool]
    organization_profile_mode: Prop[Literal["modal", "navigation"]]
    organization_profile_props: Prop[dict[str, Any]]
    organization_profile_url: Prop[str]
    skip_invitation_screen: Prop[bool]


class OrganizationSwitcher(ClerkParent):
    """The active organization, with a menu to switch. Children: `.organization_profile_page` and `_link`."""

    clerk_name = "OrganizationSwitcher"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_switch_organization_url": "clerk-react",
        "hide_slug": "clerk-react",
    }
    renamed: ClassVar[Mapping[str, str]] = {"experimentalAsProvider": "__experimental_asProvider"}
    slots = ("OrganizationSwitcherOrganizationProfileLink", "OrganizationSwitcherOrganizationProfilePage")

    experimental_as_provider: rx.Var[bool]
    """Hold custom pages and menu items for a button that is mounted elsewhere."""

    after_create_organization_url: rx.Var[Any]
    """Address to go to after an organization was made; `:id` and `:slug` in it are filled in."""

    after_leave_organization_url: rx.Var[str]
    """Address to go to after leaving the organization."""

    after_select_organization_url: rx.Var[Any]
    """Address to go to after an organization was chosen; `:id` and `:slug` in it are filled in."""

    after_select_personal_url: rx.Var[Any]
    """Address to go to after the personal account was chosen; `:id` in it is filled in."""

    after_switch_organization_url: rx.Var[str]
    """Address to go to after another organization was chosen; Clerk prefers `after_select_organization_url`."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    create_organization_mode: rx.Var[Literal["modal", "navigation"]]
    """Whether an organization is made over this page, or on a page of its own."""

    create_organization_url: rx.Var[str]
    """The page that makes an organization."""

    default_open: rx.Var[bool]
    """Whether the menu is open at first."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    hide_personal: rx.Var[bool]
    """Whether the personal account is left out."""

    hide_slug: rx.Var[bool]
    """Whether the field for the slug is left out."""

    organization_profile_mode: rx.Var[Literal["modal", "navigation"]]
    """Whether the organization profile opens over this page, or on a page of its own."""

    organization_profile_props: rx.Var[dict[str, Any]]
    """Props of the organization profile."""

    organization_profile_url: rx.Var[str]
    """The page of the organization profile."""

    skip_invitation_screen: rx.Var[bool]
    """Whether nobody is invited right after the organization was made."""


class OrganizationSwitcherNamespace(rx.ComponentNamespace):
    """The active organization, with a menu to switch. Children: `.organization_profile_page` and `_link`."""

    organization_profile_link = staticmethod(OrganizationSwitcherOrganizationProfileLink.create)
    organization_profile_page = staticmethod(OrganizationSwitcherOrganizationProfilePage.create)

    @staticmethod
    def __call__(*children: Any, **props: Unpack[OrganizationSwitcherProps]) -> OrganizationSwitcher:
        """The active organization, with a menu to switch. Children: `.organization_profile_page` and `_link`."""
        return OrganizationSwitcher.create(*children, **props)


organization_switcher = OrganizationSwitcherNamespace()
"""The active organization, with a menu to switch. Children: `.organization_profile_page` and `_link`."""
