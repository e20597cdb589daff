"""The kind of change `dispatch-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dispatches import when
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchRemoved(ChangeKind):
    """The backend is told one thing less."""

    id = "dispatch-removed"
    severity = ChangeSeverity.BREAKING
    sentence = "The backend is told one thing less."
    hint = "Which state of the session is the backend no longer told of?"
    opposite = "dispatch-added"
    BEFORE = edited(
        (
            "          sentRef.current = sessionId\n          return\n",
            '          addEvents([ReflexEvent("app.clerk_state.seen")])\n          sentRef.current = sessionId\n          return\n',
        )
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            left = {dispatch.event for dispatch in effects.new.dispatches}
            for dispatch in effects.dispatches.removed:
                gone = dispatch.event not in left
                message = f"{dispatch.event} is no longer dispatched {'at all' if gone else when(dispatch)}"
                severity = self.severity if gone else ChangeSeverity.BEHAVIOUR
                yield self.change(pair, message, old=dispatch.node, severity=severity)
