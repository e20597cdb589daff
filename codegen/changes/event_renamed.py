"""The kind of change `event-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EventRenamed(ChangeKind):
    id = "event-renamed"
    severity = ChangeSeverity.BREAKING
    sentence = "A dispatch names another event handler."
    hint = "Does the backend state have that handler?"
    opposite = "event-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("app.clerk_state.clear", "app.clerk_state.sign_out"))

    def find(self, pair: Pair) -> Iterator[Found]:
        both = [dispatches for effects in pair.effects for dispatches in effects.dispatches.both]
        renamed = {
            (old.event, new.event): (old.node, new.node) for old, new in reversed(both) if old.event != new.event
        }
        for (before, after), (old, new) in renamed.items():
            data = {"old": before, "new": after}
            yield self.found(f"the event {before} is now {after}", old=old, new=new, data=data)
