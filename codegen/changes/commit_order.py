"""The kind of change `commit-order`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, SIGN_OUT, SIGN_OUT_COMMITTED_FIRST, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair
    from ..compare.portrait import DispatchPortrait


class CommitOrder(ChangeKind):
    id = "commit-order"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What was sent last is noted at the other side of the dispatch."
    hint = "If the dispatch fails, is it taken for made?"
    opposite = "commit-order"
    BEFORE = SAMPLE
    AFTER = edited((SIGN_OUT, SIGN_OUT_COMMITTED_FIRST))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if _is_reordered(old, new):
                    severity, order = (ChangeSeverity.UNSAFE, "before") if new.committed else (self.severity, "after")
                    message = f"{new.event} is now noted as sent {order} it is dispatched"
                    yield self.found(message, old=old.node, new=new.node, severity=severity, data={"event": new.event})


def _is_reordered(old: DispatchPortrait, new: DispatchPortrait) -> bool:
    """Whether two dispatches are made at the same time, and noted as sent at different ones."""
    both = None not in (old.committed, new.committed)
    return both and old.at_once == new.at_once and old.committed is not new.committed
