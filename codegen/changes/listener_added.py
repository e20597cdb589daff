"""The kind of change `listener-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, START, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ListenerAdded(ChangeKind):
    id = "listener-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect now listens to something."
    hint = "What ends it?"
    opposite = "listener-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        (START, '    window.addEventListener("online", () => {})\n' + START),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for listener in sorted(effects.new.listeners - effects.old.listeners):
                message = f"the effect now registers a listener: {listener}"
                yield self.found(message, old=effects.old.node, new=effects.new.node, data={"listener": listener})
