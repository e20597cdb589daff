"""The kind of change `guard-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import NAMES, guards
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardRemoved(ChangeKind):
    """The run no longer learns that it is void."""

    id = "guard-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The run no longer learns that it is void."
    hint = "What voids an older run now?"
    opposite = "guard-added"
    BEFORE = SAMPLE
    AFTER = edited(("        if (!active) return\n", ""))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = guards(effects.old), guards(effects.new)
            for guard in sorted(old - new) if not new else ():
                message = f"dispatches behind a wait are no longer guarded by {NAMES[guard]}"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node, data={"guard": guard})
