"""The kind of change `retry-backoff`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import PAUSE, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryBackoff(ChangeKind):
    id = "retry-backoff"
    severity = ChangeSeverity.TUNING
    sentence = "The delay between attempts grows in another way."
    opposite = "retry-backoff"
    BEFORE = SAMPLE
    AFTER = edited((PAUSE, PAUSE.replace("500", "500 * attempt")))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.retry_delay, effects.new.retry_delay
            if old is not None and new is not None and old.course != new.course:
                message = f"back-off: {old.course} → {new.course}"
                data = {"old": old.course, "new": new.course}
                yield self.found(message, old=old.node, new=new.node, data=data)
