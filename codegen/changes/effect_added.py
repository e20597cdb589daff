"""The kind of change `effect-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, parts, split_partners
from ._sample import EFFECT, SAMPLE, TITLE_EFFECT, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectAdded(ChangeKind):
    id = "effect-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component has one effect more."
    opposite = "effect-removed"
    BEFORE = SAMPLE
    AFTER = edited((EFFECT, TITLE_EFFECT + EFFECT))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effect in pair.effects_added:
            if not split_partners(effect, pair):
                message = f"{effect.hook} was added: it {described(effect, pair.new)}"
                yield self.found(message, new=effect.node, tells_of=parts(effect, pair.new))
