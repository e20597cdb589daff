"""The kind of change `cleanup-narrowed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._cleanups import lost
from ._sample import SAMPLE, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupNarrowed(ChangeKind):
    id = "cleanup-narrowed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The cleanup does less."
    hint = "What is left running when the run is void?"
    opposite = "cleanup-widened"
    BEFORE = SAMPLE
    AFTER = edited(("      clearTimeout(limit)\n", ""))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            if actions := lost(effects):
                old, new = effects.old.cleanup.node, effects.new.cleanup.node
                message = f"the cleanup no longer {listed(actions)}"
                yield self.found(message, old=old, new=new, data={"actions": sorted(actions)})
