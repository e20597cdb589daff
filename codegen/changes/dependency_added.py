"""The kind of change `dependency-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import array, texts_only_in
from ._sample import DEPENDENCIES, SAMPLE, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyAdded(ChangeKind):
    id = "dependency-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect runs when one value more changes."
    hint = "Should it run when just this value changes?"
    opposite = "dependency-removed"
    BEFORE = SAMPLE
    AFTER = edited((DEPENDENCIES, DEPENDENCIES.replace("]", ", orgSlug]")))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            if texts := texts_only_in(effects.new, effects.old):
                message = f"the effect now also runs for a change of {listed(texts)}"
                yield self.found(message, old=array(effects.old), new=array(effects.new), data={"values": texts})
