"""The kind of change `rejection-handler-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RejectionHandlerRemoved(ChangeKind):
    """A rejection is no longer handled."""

    id = "rejection-handler-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "A rejection is no longer handled."
    hint = "Who learns of a failed request now?"
    opposite = "rejection-handler-added"
    BEFORE = SAMPLE
    AFTER = edited(("run().catch(() => {})", "run()"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            if effects.old.handles_rejection and not effects.new.handles_rejection:
                yield self.change(
                    pair, "a rejected promise is no longer handled", old=effects.old.node, new=effects.new.node
                )
