"""The kind of change `listener-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .listener_added import ListenerAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ListenerRemoved(ChangeKind):
    id = "listener-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect no longer listens to something."
    hint = "How does the synchronizer learn of that now?"
    opposite = "listener-added"
    BEFORE, AFTER = ListenerAdded.AFTER, ListenerAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for listener in sorted(effects.old.listeners - effects.new.listeners):
                message = f"the effect no longer registers a listener: {listener}"
                yield self.found(message, old=effects.old.node, new=effects.new.node, data={"listener": listener})
