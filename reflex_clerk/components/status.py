"""Content that depends on how far Clerk's own code has come.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from typing import Any, Unpack

from .base import ClerkBase
from .typing import ReflexProps


class ClerkLoadingProps(ReflexProps, total=False):
    """Props of `ClerkLoading`."""


class ClerkLoading(ClerkBase):
    """Shows its children while Clerk is loading."""

    clerk_name = "ClerkLoading"


def clerk_loading(*children: Any, **props: Unpack[ClerkLoadingProps]) -> ClerkLoading:
    """Shows its children while Clerk is loading."""
    return ClerkLoading.create(*children, **props)


class ClerkLoadedProps(ReflexProps, total=False):
    """Props of `ClerkLoaded`."""


class ClerkLoaded(ClerkBase):
    """Shows its children once Clerk has loaded, signed in or not."""

    clerk_name = "ClerkLoaded"


def clerk_loaded(*children: Any, **props: Unpack[ClerkLoadedProps]) -> ClerkLoaded:
    """Shows its children once Clerk has loaded, signed in or not."""
    return ClerkLoaded.create(*children, **props)


class ClerkDegradedProps(ReflexProps, total=False):
    """Props of `ClerkDegraded`."""


class ClerkDegraded(ClerkBase):
    """Shows its children when Clerk has loaded but part of it is not reachable."""

    clerk_name = "ClerkDegraded"


def clerk_degraded(*children: Any, **props: Unpack[ClerkDegradedProps]) -> ClerkDegraded:
    """Shows its children when Clerk has loaded but part of it is not reachable."""
    return ClerkDegraded.create(*children, **props)


class ClerkFailedProps(ReflexProps, total=False):
    """Props of `ClerkFailed`."""


class ClerkFailed(ClerkBase):
    """Shows its children when Clerk could not be loaded."""

    clerk_name = "ClerkFailed"


def clerk_failed(*children: Any, **props: Unpack[ClerkFailedProps]) -> ClerkFailed:
    """Shows its children when Clerk could not be loaded."""
    return ClerkFailed.create(*children, **props)
