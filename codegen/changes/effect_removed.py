"""The kind of change `effect-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, parts, split_partners
from .base import ChangeKind, ChangeSeverity, Found
from .effect_added import EffectAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectRemoved(ChangeKind):
    id = "effect-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component has one effect less."
    opposite = "effect-added"
    BEFORE, AFTER = EffectAdded.AFTER, EffectAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effect in pair.effects_removed:
            if not split_partners(effect, pair):
                message = f"{effect.hook} was removed: it {described(effect, pair.old)}"
                yield self.found(message, old=effect.node, tells_of=parts(effect, pair.old))
