"""The kind of change `cleanup-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._cleanups import listed
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CleanupRemoved(ChangeKind):
    """The effect no longer returns a cleanup."""

    id = "cleanup-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The effect no longer returns a cleanup."
    hint = "What ends the run at a sign-out, and when the page is left?"
    opposite = "cleanup-added"
    BEFORE = SAMPLE
    AFTER = edited(
        ("    return () => {\n      active = false\n      clearTimeout(timer)\n      clearTimeout(limit)\n    }\n", "")
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            if effects.old.cleanup and not effects.new.cleanup:
                message = f"the effect no longer returns a cleanup, which {listed(effects.old.cleanup)}"
                yield self.change(pair, message, old=effects.old.cleanup_node, new=effects.new.node)
