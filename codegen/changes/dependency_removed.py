"""The kind of change `dependency-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import array, texts_only_in
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found
from .dependency_added import DependencyAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyRemoved(ChangeKind):
    id = "dependency-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect runs when one value less changes."
    hint = "Does it still see every change that it must pass on?"
    opposite = "dependency-added"
    BEFORE, AFTER = DependencyAdded.AFTER, DependencyAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            if texts := texts_only_in(effects.old, effects.new):
                message = f"the effect no longer runs for a change of {listed(texts)}"
                yield self.found(message, old=array(effects.old), new=array(effects.new), data={"values": texts})
