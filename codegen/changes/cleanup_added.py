"""The kind of change `cleanup-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found
from .cleanup_removed import CleanupRemoved

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupAdded(ChangeKind):
    id = "cleanup-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect now returns a cleanup."
    opposite = "cleanup-removed"
    BEFORE, AFTER = CleanupRemoved.AFTER, CleanupRemoved.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.cleanup, effects.new.cleanup
            if new.actions and not old.actions:
                message = f"the effect now returns a cleanup: it {listed(new.actions)}"
                yield self.found(message, old=effects.old.node, new=new.node, data={"actions": sorted(new.actions)})
