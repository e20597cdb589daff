"""The kind of change `dispatch-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, SIGN_IN, edited
from ._words import when
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchAdded(ChangeKind):
    id = "dispatch-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The backend is told one thing more."
    opposite = "dispatch-removed"
    BEFORE = SAMPLE
    AFTER = edited((SIGN_IN, SIGN_IN + '          addEvents([ReflexEvent("app.clerk_state.seen")])\n'))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            known = {dispatch.event for dispatch in effects.old.dispatches}
            for dispatch in effects.dispatches.added:
                also = "also " if dispatch.event in known else ""
                message = f"{dispatch.event} is now {also}dispatched {when(dispatch.at_once)}"
                yield self.found(message, new=dispatch.node, data={"event": dispatch.event})
