"""Comparing delays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.delays import Delay


def compared(old: Delay, new: Delay) -> str:
    """Return two delays with their unit and factor: `500 ms → 2 s (×4)`."""
    factor = f" (×{new.first_ms / old.first_ms:.3g})" if old.first_ms else ""
    return f"{old.first} → {new.first}{factor}"
