"""The kind of change `cleanup-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._cleanups import listed
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupAdded(ChangeKind):
    """The effect now returns a cleanup."""

    id = "cleanup-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect now returns a cleanup."
    hint = ""
    opposite = "cleanup-removed"
    BEFORE = edited(
        ("    return () => {\n      active = false\n      clearTimeout(timer)\n      clearTimeout(limit)\n    }\n", "")
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            if not effects.old.cleanup and effects.new.cleanup:
                message = f"the effect now returns a cleanup: it {listed(effects.new.cleanup)}"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.cleanup_node)
