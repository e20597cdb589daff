"""The kind of change `retry-delay`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._delays import compared
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryDelay(ChangeKind):
    """A retry waits longer or shorter."""

    id = "retry-delay"
    severity = ChangeSeverity.TUNING
    sentence = "A retry waits longer or shorter."
    hint = ""
    opposite = "retry-delay"
    BEFORE = SAMPLE
    AFTER = edited(("setTimeout(resolve, 500)", "setTimeout(resolve, 2000)"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.retry_delay, effects.new.retry_delay
            if old is not None and new is not None and old.first_ms != new.first_ms:
                message = f"retry delay: {compared(old, new)}"
                data = {"old_ms": old.first_ms, "new_ms": new.first_ms}
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node, data=data)
