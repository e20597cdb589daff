"""The kind of change `dependency-reordered`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyReordered(ChangeKind):
    """The dependency array names the same values in another order."""

    id = "dependency-reordered"
    severity = ChangeSeverity.COSMETIC
    sentence = "The dependency array names the same values in another order."
    hint = ""
    opposite = "dependency-reordered"
    BEFORE = SAMPLE
    AFTER = edited(("isLoaded, isSignedIn, sessionId, addEvents", "isSignedIn, isLoaded, sessionId, addEvents"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old = [item.holds for item in effects.old.dependencies or ()]
            new = [item.holds for item in effects.new.dependencies or ()]
            if old != new and sorted(old) == sorted(new):
                yield self.change(
                    pair, "the dependencies stand in another order", old=effects.old.node, new=effects.new.node
                )
