"""The kind of change `cleanup-widened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._cleanups import listed
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupWidened(ChangeKind):
    """The cleanup does more."""

    id = "cleanup-widened"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The cleanup does more."
    hint = ""
    opposite = "cleanup-narrowed"
    BEFORE = edited(("      clearTimeout(timer)\n      clearTimeout(limit)\n", ""))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            gained = effects.new.cleanup - effects.old.cleanup
            if gained and effects.old.cleanup:
                message = f"the cleanup now also {listed(gained)}"
                yield self.change(pair, message, old=effects.old.cleanup_node, new=effects.new.cleanup_node)
