"""The kind of change `dispatch-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._words import when
from .base import ChangeKind, ChangeSeverity, Found
from .dispatch_added import DispatchAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchRemoved(ChangeKind):
    id = "dispatch-removed"
    severity = ChangeSeverity.BREAKING
    sentence = "The backend is told one thing less."
    hint = "Which state of the session is the backend no longer told of?"
    opposite = "dispatch-added"
    BEFORE, AFTER = DispatchAdded.AFTER, DispatchAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            left = {dispatch.event for dispatch in effects.new.dispatches}
            for dispatch in effects.dispatches.removed:
                gone = dispatch.event not in left
                message = f"{dispatch.event} is no longer dispatched {'at all' if gone else when(dispatch.at_once)}"
                severity = self.severity if gone else ChangeSeverity.BEHAVIOUR
                yield self.found(message, old=dispatch.node, severity=severity, data={"event": dispatch.event})
