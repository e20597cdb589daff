"""Comparing dependency arrays by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..compare.portrait import DependencyPortrait, EffectPortrait


def only_in(one: EffectPortrait, other: EffectPortrait) -> Iterator[DependencyPortrait]:
    """Yield the dependencies of one effect that the other does not have."""
    known = [item.holds for item in other.dependencies or ()]
    for item in one.dependencies or ():
        if item.holds in known:
            known.remove(item.holds)
        else:
            yield item
