"""The kind of change `timeout-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._delays import compared
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TimeoutChanged(ChangeKind):
    """A token request is given up sooner or later."""

    id = "timeout-changed"
    severity = ChangeSeverity.TUNING
    sentence = "A token request is given up sooner or later."
    hint = ""
    opposite = "timeout-changed"
    BEFORE = SAMPLE
    AFTER = edited(("setTimeout(resolve, 9000)", "setTimeout(resolve, 3000)"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.timeout, effects.new.timeout
            if old is not None and new is not None and old.first_ms != new.first_ms:
                yield self.change(pair, f"time-out: {compared(old, new)}", old=effects.old.node, new=effects.new.node)
