"""The kind of change `rejection-handler-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RejectionHandlerRemoved(ChangeKind):
    id = "rejection-handler-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "A rejection is no longer handled."
    hint = "Who learns of a failed request now?"
    opposite = "rejection-handler-added"
    BEFORE = SAMPLE
    AFTER = edited(("run().catch(() => {})", "run()"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if old.handles_rejection and not new.handles_rejection:
                yield self.found("a rejected promise is no longer handled", old=old.node, new=new.node)
