"""The kind of change `dispatch-condition`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._conditions import differences
from ._sample import SAMPLE, WAIT, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchCondition(ChangeKind):
    id = "dispatch-condition"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A dispatch is made under other conditions."
    hint = "In which state of the session is it now made, or no longer made?"
    opposite = "dispatch-condition"
    BEFORE = SAMPLE
    AFTER = edited((WAIT, "    if (!isLoaded || !addEvents) return\n"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for change in differences(effects):
                yield self.found(change.message, old=change.old, new=change.new, data=change.data)
