"""Token requests in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.portrait import RequestPortrait


def options(request: RequestPortrait) -> tuple[bool, str]:
    """Return the options that make two requests the same."""
    return request.skip_cache, request.template


def said(request: RequestPortrait) -> str:
    """Return the options of a request in words."""
    cache = "skipCache" if request.skip_cache else "Clerk's cache"
    return f"{cache} and the template {request.template}" if request.template else cache
