"""The kind of change `effect-merged`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, split_partners
from .base import ChangeKind, ChangeSeverity, Found
from .effect_split import EffectSplit

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectMerged(ChangeKind):
    id = "effect-merged"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What two effects did is now done by one."
    opposite = "effect-split"
    BEFORE, AFTER = EffectSplit.AFTER, EffectSplit.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effect in pair.effects_removed:
            for whole in split_partners(effect, pair):
                message = f"the effect that {described(effect, pair.old)} is now a part of another"
                moved = [item.node for item in whole.dispatches]
                yield self.found(message, old=effect.node, new=whole.node, tells_of=moved)
