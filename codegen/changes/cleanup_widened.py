"""The kind of change `cleanup-widened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._cleanups import gained
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found
from .cleanup_narrowed import CleanupNarrowed

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupWidened(ChangeKind):
    id = "cleanup-widened"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The cleanup does more."
    opposite = "cleanup-narrowed"
    BEFORE, AFTER = CleanupNarrowed.AFTER, CleanupNarrowed.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            if actions := gained(effects):
                old, new = effects.old.cleanup.node, effects.new.cleanup.node
                message = f"the cleanup now also {listed(actions)}"
                yield self.found(message, old=old, new=new, data={"actions": sorted(actions)})
