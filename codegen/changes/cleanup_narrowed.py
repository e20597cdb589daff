"""The kind of change `cleanup-narrowed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._cleanups import listed
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupNarrowed(ChangeKind):
    """The cleanup does less."""

    id = "cleanup-narrowed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The cleanup does less."
    hint = ""
    opposite = "cleanup-widened"
    BEFORE = SAMPLE
    AFTER = edited(("      clearTimeout(timer)\n      clearTimeout(limit)\n", ""))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            lost = effects.old.cleanup - effects.new.cleanup
            if lost and effects.new.cleanup:
                message = f"the cleanup no longer {listed(lost)}"
                yield self.change(pair, message, old=effects.old.cleanup_node, new=effects.new.cleanup_node)
