"""The kind of change `dispatch-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dispatches import when
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchAdded(ChangeKind):
    """The backend is told one thing more."""

    id = "dispatch-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The backend is told one thing more."
    hint = ""
    opposite = "dispatch-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        (
            "          sentRef.current = sessionId\n          return\n",
            '          addEvents([ReflexEvent("app.clerk_state.seen")])\n          sentRef.current = sessionId\n          return\n',
        )
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for dispatch in effects.dispatches.added:
                yield self.change(pair, f"{dispatch.event} is now also dispatched {when(dispatch)}", new=dispatch.node)
