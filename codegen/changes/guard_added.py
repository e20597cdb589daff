"""The kind of change `guard-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import NAMES, guards
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardAdded(ChangeKind):
    """The run is given one more way to learn that it is void."""

    id = "guard-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The run is given one more way to learn that it is void."
    hint = ""
    opposite = "guard-removed"
    BEFORE = edited(("        if (!active) return\n", ""))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = guards(effects.old), guards(effects.new)
            for guard in sorted(new - old) if not old else ():
                message = f"dispatches behind a wait are now guarded by {NAMES[guard]}"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node, data={"guard": guard})
