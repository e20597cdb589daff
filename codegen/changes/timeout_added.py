"""The kind of change `timeout-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .timeout_removed import TimeoutRemoved

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TimeoutAdded(ChangeKind):
    id = "timeout-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token request is now given up after a time."
    opposite = "timeout-removed"
    BEFORE, AFTER = TimeoutRemoved.AFTER, TimeoutRemoved.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.timeout, effects.new.timeout
            if old is None and new is not None and effects.old.requests:
                message = f"a token request is now given up after {new.first}"
                data = {"new_ms": new.first_ms}
                yield self.found(message, old=effects.old.requests[0].node, new=new.node, data=data)
