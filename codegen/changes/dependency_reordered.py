"""The kind of change `dependency-reordered`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import array
from ._sample import DEPENDENCIES, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyReordered(ChangeKind):
    id = "dependency-reordered"
    severity = ChangeSeverity.COSMETIC
    sentence = "The dependency array names the same values in another order."
    opposite = "dependency-reordered"
    BEFORE = SAMPLE
    AFTER = edited((DEPENDENCIES, "[isSignedIn, isLoaded, sessionId, addEvents, getToken, connectErrors]"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old = [sorted(item.holds) for item in effects.old.dependencies or ()]
            new = [sorted(item.holds) for item in effects.new.dependencies or ()]
            if old != new and sorted(old) == sorted(new):
                before, after = array(effects.old), array(effects.new)
                yield self.found("the dependencies stand in another order", old=before, new=after)
