"""The corpus: tokens by the group of what is wrong with them, each a named case with its reason, and tokens that hold."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from . import form, header, identity, key_sets, payload, signature, times, valid
from .case import Case

GROUPS: tuple[ModuleType, ...] = (form, header, key_sets, signature, payload, times, identity, valid)


@cache
def corpus() -> tuple[Case, ...]:
    """Give all cases; keys and tokens are made by the first call."""
    return tuple(case for group in GROUPS for case in group.cases())


__all__ = ["GROUPS", "Case", "corpus"]
