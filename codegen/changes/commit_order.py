"""The kind of change `commit-order`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CommitOrder(ChangeKind):
    """What was sent last is noted at the other side of the dispatch."""

    id = "commit-order"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What was sent last is noted at the other side of the dispatch."
    hint = "If the dispatch fails, is it taken for made?"
    opposite = "commit-order"
    BEFORE = SAMPLE
    AFTER = edited(
        (
            '      addEvents([ReflexEvent("app.clerk_state.clear")])\n      sentRef.current = sessionId\n',
            '      sentRef.current = sessionId\n      addEvents([ReflexEvent("app.clerk_state.clear")])\n',
        )
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.commit_first, effects.new.commit_first
            if old is not None and new is not None and old != new:
                order = "before" if new else "after"
                severity = ChangeSeverity.UNSAFE if new else self.severity
                message = f"what was sent last is now noted {order} the dispatch"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node, severity=severity)
