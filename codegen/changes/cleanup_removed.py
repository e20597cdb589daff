"""The kind of change `cleanup-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import CLEANUP, SAMPLE, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupRemoved(ChangeKind):
    id = "cleanup-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The effect no longer returns a cleanup."
    hint = "What ends the run at a sign-out, and when the page is left?"
    opposite = "cleanup-added"
    BEFORE = SAMPLE
    AFTER = edited((CLEANUP, ""))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.cleanup, effects.new.cleanup
            if old.actions and not new.actions:
                message = f"the effect no longer returns a cleanup, which {listed(old.actions)}"
                yield self.found(message, old=old.node, new=effects.new.node, data={"actions": sorted(old.actions)})
