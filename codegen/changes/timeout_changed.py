"""The kind of change `timeout-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._delays import compared
from ._sample import PROMISED_TIMER, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TimeoutChanged(ChangeKind):
    id = "timeout-changed"
    severity = ChangeSeverity.TUNING
    sentence = "A token request is given up sooner or later."
    opposite = "timeout-changed"
    BEFORE = SAMPLE
    AFTER = edited((PROMISED_TIMER, PROMISED_TIMER.replace("9000", "3000")))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.timeout, effects.new.timeout
            if old is not None and new is not None and old.first_ms != new.first_ms:
                data = {"old_ms": old.first_ms, "new_ms": new.first_ms}
                yield self.found(f"time-out: {compared(old, new)}", old=old.node, new=new.node, data=data)
