"""The kind of change `dispatch-guarded`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .dispatch_unguarded import DispatchUnguarded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchGuarded(ChangeKind):
    id = "dispatch-guarded"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A dispatch behind a wait now asks whether its run is still the newest."
    opposite = "dispatch-unguarded"
    BEFORE, AFTER = DispatchUnguarded.AFTER, DispatchUnguarded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if new.fresh and not old.fresh and new.at_once == old.at_once and effects.old.guards:
                    message = f"{new.event} is now guarded against a newer run"
                    yield self.found(message, old=old.node, new=new.node, data={"event": new.event})
