"""The kind of change `retry-delay`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._delays import compared
from ._sample import PAUSE, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.delays import Delay
    from ..compare.matching import Pair
    from ..compare.portrait import EffectPortrait


class RetryDelay(ChangeKind):
    id = "retry-delay"
    severity = ChangeSeverity.TUNING
    sentence = "A retry waits longer or shorter."
    opposite = "retry-delay"
    BEFORE = SAMPLE
    AFTER = edited((PAUSE, PAUSE.replace("500", "2000")))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.retry_delay, effects.new.retry_delay
            if old is not None and new is not None and old.first_ms != new.first_ms:
                data = {"old_ms": old.first_ms, "new_ms": new.first_ms}
                message = f"retry delay: {compared(old, new)}"
                yield self.found(message, old=old.node, new=new.node, data=data)
            elif effects.old.pauses != effects.new.pauses and effects.old.attempts == effects.new.attempts != 1:
                message = f"retry delay: {_said(old, effects.old)} → {_said(new, effects.new)}"
                yield self.found(message, old=effects.old.node, new=effects.new.node)


def _said(delay: Delay | None, effect: EffectPortrait) -> str:
    if delay is not None:
        return delay.first
    return "not known" if effect.pauses else "none"
