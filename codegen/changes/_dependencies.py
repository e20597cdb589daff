"""Comparing dependency arrays by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.painter import IDENTITY_ORIGINS

if TYPE_CHECKING:
    from ..compare.portrait import DependencyPortrait, EffectPortrait


def only_in(one: EffectPortrait, other: EffectPortrait) -> Iterator[DependencyPortrait]:
    """Yield the dependencies of one effect that the other does not have; parts of the identity are a kind of change of their own."""
    known = [item.holds for item in other.dependencies or ()]
    for item in one.dependencies or ():
        if item.holds in IDENTITY_ORIGINS:
            continue
        if item.holds in known:
            known.remove(item.holds)
        else:
            yield item
