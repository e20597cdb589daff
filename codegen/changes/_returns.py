"""Early returns in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._conditions import place_name

if TYPE_CHECKING:
    from ..compare.portrait import ReturnPortrait


def asked(leave: ReturnPortrait) -> str:
    """Return in words what an early return asks."""
    names = sorted({place_name(name) for name in leave.asks})
    return f"on {', '.join(names)}" if names else "on a value of its own"
