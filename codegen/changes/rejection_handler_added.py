"""The kind of change `rejection-handler-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .rejection_handler_removed import RejectionHandlerRemoved

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RejectionHandlerAdded(ChangeKind):
    id = "rejection-handler-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "Every rejection is now handled."
    opposite = "rejection-handler-removed"
    BEFORE, AFTER = RejectionHandlerRemoved.AFTER, RejectionHandlerRemoved.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if new.handles_rejection and not old.handles_rejection:
                yield self.found("a rejected promise is now handled", old=old.node, new=new.node)
