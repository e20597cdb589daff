"""Describing dispatches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.portrait import DispatchPortrait


def when(dispatch: DispatchPortrait) -> str:
    """Return in words when a dispatch is made."""
    return "at once" if dispatch.at_once else "behind a wait"
