"""Delays in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare.constants import duration

if TYPE_CHECKING:
    from ..compare.constants import Delay


def compared(old: Delay, new: Delay) -> str:
    """Return two delays with their unit and factor: `500 ms → 2 s (x4)`."""
    factor = f" (x{new.first_ms / old.first_ms:g})" if old.first_ms else ""
    return f"{old.first} → {new.first}{factor}"


def growth(delay: Delay) -> str:
    """Return in words how a delay grows."""
    limit = f" up to {duration(delay.limit_ms)}" if delay.limit_ms is not None else ""
    return f"{delay.growth}{limit}{' with jitter' if delay.jitter else ''}"
