"""The two components of which reflex_clerk_api takes more props than Clerk does."""

from __future__ import annotations

from typing import Any

from .. import components as clerk
from .dead import without

_PAGES = {"custom_pages": "put reflex_clerk.organization_profile.page(...) into it"}
_LIST = dict.fromkeys(
    ("create_organization_mode", "create_organization_url"), "the list makes organizations in place; leave it out"
)


def organization_profile(*children: Any, **props: Any) -> clerk.OrganizationProfile:
    """Show settings and members of the active organization."""
    return clerk.organization_profile(*children, **without(props, _PAGES, "organization_profile"))


def organization_list(**props: Any) -> clerk.OrganizationList:
    """Show the user's organizations, invitations and suggestions, to choose from."""
    return clerk.organization_list(**without(props, _LIST, "organization_list"))
