"""The kind of change `dependency-array-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import DEPENDENCIES, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyArrayRemoved(ChangeKind):
    id = "dependency-array-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The effect has lost its dependency array."
    hint = "Is it meant to run after every render?"
    opposite = "dependency-array-added"
    BEFORE = SAMPLE
    AFTER = edited((f", {DEPENDENCIES}", ""))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if old.dependencies is not None and new.dependencies is None:
                yield self.found("the effect now runs after every render", old=old.node, new=new.node)
