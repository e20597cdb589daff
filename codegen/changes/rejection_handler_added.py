"""The kind of change `rejection-handler-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RejectionHandlerAdded(ChangeKind):
    """Every rejection is now handled."""

    id = "rejection-handler-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "Every rejection is now handled."
    hint = ""
    opposite = "rejection-handler-removed"
    BEFORE = edited(("run().catch(() => {})", "run()"))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            if effects.new.handles_rejection and not effects.old.handles_rejection:
                yield self.change(pair, "a rejected promise is now handled", old=effects.old.node, new=effects.new.node)
