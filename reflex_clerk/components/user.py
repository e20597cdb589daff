"""The signed-in user: avatar, menu, profile, and API keys.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Required, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkBase, ClerkPage, ClerkParent
from .line import LineName
from .typing import Event, Prop, ReactNode, ReflexProps


class UserAvatarProps(ReflexProps, total=False):
    """Props of `UserAvatar`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    rounded: Prop[bool]


class UserAvatar(ClerkBase):
    """The user's picture."""

    clerk_name = "UserAvatar"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    rounded: rx.Var[bool]
    """Whether the picture is round."""


def user_avatar(**props: Unpack[UserAvatarProps]) -> UserAvatar:
    """The user's picture."""
    return UserAvatar.create(**props)


class UserButtonActionProps(ReflexProps, total=False):
    """Props of `UserButtonAction`."""

    label: Required[Prop[str]]
    label_icon: ReactNode
    on_click: Any
    open: Prop[str]


class UserButtonAction(ClerkBase):
    """An entry of the menu that runs an event, or opens a page of the profile; or the place of one of Clerk's."""

    clerk_name = "UserButton.Action"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    on_click: Event
    """Runs when the entry is clicked."""

    open: rx.Var[str]
    """The page of the profile that a click opens: its `url`."""


class UserButtonLinkProps(ReflexProps, total=False):
    """Props of `UserButtonLink`."""

    href: Required[Prop[str]]
    label: Required[Prop[str]]
    label_icon: Required[ReactNode]


class UserButtonLink(ClerkBase):
    """An entry of the menu that leads elsewhere."""

    clerk_name = "UserButton.Link"

    href: rx.Var[str]
    """The address that the entry leads to."""

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""


class UserButtonMenuItemsProps(ReflexProps, total=False):
    """Props of `UserButtonMenuItems`."""


class UserButtonMenuItems(ClerkParent):
    """The entries of the user button's menu: `user_button.action` and `.link`."""

    clerk_name = "UserButton.MenuItems"
    slots = ("UserButtonAction", "UserButtonLink")


class UserButtonUserProfileLinkProps(ReflexProps, total=False):
    """Props of `UserButtonUserProfileLink`."""

    label: Required[Prop[str]]
    label_icon: Required[ReactNode]
    url: Required[Prop[str]]


class UserButtonUserProfileLink(ClerkBase):
    """An entry in the user button's profile that leads elsewhere."""

    clerk_name = "UserButton.UserProfileLink"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class UserButtonUserProfilePageProps(ReflexProps, total=False):
    """Props of `UserButtonUserProfilePage`."""

    label: Required[Prop[str]]
    label_icon: ReactNode
    url: Prop[str]


class UserButtonUserProfilePage(ClerkPage):
    """A page of your own in the user button's profile, or the place of one of Clerk's."""

    clerk_name = "UserButton.UserProfilePage"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class UserButtonProps(ReflexProps, total=False):
    """Props of `UserButton`."""

    experimental_as_provider: Prop[bool]
    after_multi_session_single_sign_out_url: Prop[str]
    after_sign_out_url: Prop[str]
    after_switch_session_url: Prop[str]
    appearance: Appearance | Prop[dict[str, Any]]
    custom_menu_items: Prop[list[Any]]
    default_open: Prop[bool]
    fallback: ReactNode
    show_name: Prop[bool]
    sign_in_url: Prop[str]
    user_profile_mode: Prop[Literal["modal", "navigation"]]
    user_profile_props: Prop[dict[str, Any]]
    user_profile_url: Prop[str]


class UserButton(ClerkParent):
    """The user's picture with a menu. Children: `.menu_items`, `.user_profile_page`, `.user_profile_link`."""

    clerk_name = "UserButton"
    props_of_line: ClassVar[Mapping[str, LineName]] = {
        "after_multi_session_single_sign_out_url": "clerk-react",
        "after_sign_out_url": "clerk-react",
    }
    renamed: ClassVar[Mapping[str, str]] = {"experimentalAsProvider": "__experimental_asProvider"}
    slots = ("UserButtonMenuItems", "UserButtonUserProfileLink", "UserButtonUserProfilePage")

    experimental_as_provider: rx.Var[bool]
    """Hold custom pages and menu items for a button that is mounted elsewhere."""

    after_multi_session_single_sign_out_url: rx.Var[str]
    """Address to go to after signing out of one of several sessions."""

    after_sign_out_url: rx.Var[str]
    """Address to go to after signing out."""

    after_switch_session_url: rx.Var[str]
    """Address to go to after another account was chosen."""

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    custom_menu_items: rx.Var[list[Any]]
    """Entries of the menu as data; `.menu_items` is the way to write them."""

    default_open: rx.Var[bool]
    """Whether the menu is open at first."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    show_name: rx.Var[bool]
    """Whether the name stands beside the picture."""

    sign_in_url: rx.Var[str]
    """The sign-in page."""

    user_profile_mode: rx.Var[Literal["modal", "navigation"]]
    """Whether the profile opens over this page, or on a page of its own."""

    user_profile_props: rx.Var[dict[str, Any]]
    """Props of the user profile."""

    user_profile_url: rx.Var[str]
    """The page of the user profile."""


class UserButtonNamespace(rx.ComponentNamespace):
    """The user's picture with a menu. Children: `.menu_items`, `.user_profile_page`, `.user_profile_link`."""

    action = staticmethod(UserButtonAction.create)
    link = staticmethod(UserButtonLink.create)
    menu_items = staticmethod(UserButtonMenuItems.create)
    user_profile_link = staticmethod(UserButtonUserProfileLink.create)
    user_profile_page = staticmethod(UserButtonUserProfilePage.create)

    @staticmethod
    def __call__(*children: Any, **props: Unpack[UserButtonProps]) -> UserButton:
        """The user's picture with a menu. Children: `.menu_items`, `.user_profile_page`, `.user_profile_link`."""
        return UserButton.create(*children, **props)


user_button = UserButtonNamespace()
"""The user's picture with a menu. Children: `.menu_items`, `.user_profile_page`, `.user_profile_link`."""


class UserProfileLinkProps(ReflexProps, total=False):
    """Props of `UserProfileLink`."""

    label: Required[Prop[str]]
    label_icon: Required[ReactNode]
    url: Required[Prop[str]]


class UserProfileLink(ClerkBase):
    """An entry in the profile's navigation that leads elsewhere."""

    clerk_name = "UserProfile.Link"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class UserProfilePageProps(ReflexProps, total=False):
    """Props of `UserProfilePage`."""

    label: Required[Prop[str]]
    label_icon: ReactNode
    url: Prop[str]


class UserProfilePage(ClerkPage):
    """A page of your own in the profile, or the place of one of Clerk's."""

    clerk_name = "UserProfile.Page"

    label: rx.Var[str]
    """The text of the entry; one of Clerk's own names stands for that entry, to place it."""

    label_icon: rx.Var[Any]
    """The icon beside the text."""

    url: rx.Var[str]
    """The part of the address that is this page's, or the address that the entry leads to."""


class UserProfileProps(ReflexProps, total=False):
    """Props of `UserProfile`."""

    experimental_start_path: Prop[str]
    additional_oauth_scopes: Prop[dict[str, Any]]
    api_keys_props: Prop[dict[str, Any]]
    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    path: Prop[str]
    routing: Prop[Literal["hash", "path", "virtual"]]


class UserProfile(ClerkParent):
    """The user's account. Children: `.page` and `.link`."""

    clerk_name = "UserProfile"
    renamed: ClassVar[Mapping[str, str]] = {
        "experimentalStartPath": "__experimental_startPath",
        "additionalOauthScopes": "additionalOAuthScopes",
    }
    slots = ("UserProfileLink", "UserProfilePage")

    experimental_start_path: rx.Var[str]
    """The page that is shown first."""

    additional_oauth_scopes: rx.Var[dict[str, Any]]
    """Further scopes to ask for when an account is connected, by provider."""

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


class UserProfileNamespace(rx.ComponentNamespace):
    """The user's account. Children: `.page` and `.link`."""

    link = staticmethod(UserProfileLink.create)
    page = staticmethod(UserProfilePage.create)

    @staticmethod
    def __call__(*children: Any, **props: Unpack[UserProfileProps]) -> UserProfile:
        """The user's account. Children: `.page` and `.link`."""
        return UserProfile.create(*children, **props)


user_profile = UserProfileNamespace()
"""The user's account. Children: `.page` and `.link`."""


class APIKeysProps(ReflexProps, total=False):
    """Props of `APIKeys`."""

    appearance: Appearance | Prop[dict[str, Any]]
    fallback: ReactNode
    per_page: Prop[float]
    show_description: Prop[bool]


class APIKeys(ClerkBase):
    """The user's or organization's API keys: list, make, revoke."""

    clerk_name = "APIKeys"
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    per_page: rx.Var[float]
    """How many keys a page of the list holds."""

    show_description: rx.Var[bool]
    """Whether the descriptions of the keys are shown."""


def api_keys(**props: Unpack[APIKeysProps]) -> APIKeys:
    """The user's or organization's API keys: list, make, revoke."""
    return APIKeys.create(**props)
