"""The kind of change `dispatch-unguarded`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import AFTER_PAUSE, GUARD, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchUnguarded(ChangeKind):
    id = "dispatch-unguarded"
    severity = ChangeSeverity.UNSAFE
    sentence = "A dispatch behind a wait no longer asks whether its run is still the newest."
    hint = "What keeps an old token from being sent after a sign-out now?"
    opposite = "dispatch-guarded"
    BEFORE = edited((AFTER_PAUSE, AFTER_PAUSE + '      addEvents([ReflexEvent("app.clerk_state.failed")])\n'))
    AFTER = edited((GUARD, "        if (token) {\n"), text=BEFORE)

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if old.fresh and not new.fresh and new.at_once == old.at_once and effects.new.guards:
                    message = f"{new.event} is no longer guarded against a newer run"
                    yield self.found(message, old=old.node, new=new.node, data={"event": new.event})
