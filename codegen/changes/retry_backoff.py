"""The kind of change `retry-backoff`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._delays import growth
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryBackoff(ChangeKind):
    """The delay between attempts grows in another way."""

    id = "retry-backoff"
    severity = ChangeSeverity.TUNING
    sentence = "The delay between attempts grows in another way."
    hint = ""
    opposite = "retry-backoff"
    BEFORE = SAMPLE
    AFTER = edited(("setTimeout(resolve, 500)", "setTimeout(resolve, 500 * attempt)"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.retry_delay, effects.new.retry_delay
            if old is not None and new is not None and growth(old) != growth(new):
                message = f"back-off: {growth(old)} → {growth(new)}"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node)
