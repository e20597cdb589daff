"""The kind of change `early-return-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.matching import match
from ._returns import asked
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EarlyReturnAdded(ChangeKind):
    """The effect has one early return more."""

    id = "early-return-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect has one early return more."
    hint = "What does the run that returns here leave undone?"
    opposite = "early-return-removed"
    BEFORE = SAMPLE
    AFTER = edited(("    let active = true\n", "    if (connectErrors.length > 0) return\n    let active = true\n"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for leave in match(effects.old.returns, effects.new.returns, lambda item: item.asks).added:
                yield self.change(pair, f"the effect now returns early {asked(leave)}", new=leave.node)
