"""The kind of change `dependency-array-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .dependency_array_removed import DependencyArrayRemoved

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyArrayAdded(ChangeKind):
    id = "dependency-array-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect has got a dependency array."
    opposite = "dependency-array-removed"
    BEFORE, AFTER = DependencyArrayRemoved.AFTER, DependencyArrayRemoved.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if old.dependencies is None and new.dependencies is not None:
                message = "the effect no longer runs after every render, but when a dependency changes"
                yield self.found(message, old=old.node, new=new.node)
