"""The kind of change `early-return-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.matching import match
from ._returns import asked
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EarlyReturnRemoved(ChangeKind):
    """The effect has one early return less."""

    id = "early-return-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect has one early return less."
    hint = ""
    opposite = "early-return-added"
    BEFORE = edited(("    let active = true\n", "    if (connectErrors.length > 0) return\n    let active = true\n"))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for leave in match(effects.old.returns, effects.new.returns, lambda item: item.asks).removed:
                yield self.change(pair, f"the effect no longer returns early {asked(leave)}", old=leave.node)
