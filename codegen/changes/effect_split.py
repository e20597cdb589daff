"""The kind of change `effect-split`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, split_partners
from ._sample import EFFECT, SAMPLE, SIGN_OUT, SIGN_OUT_EFFECT, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectSplit(ChangeKind):
    id = "effect-split"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What one effect did is now done by two."
    hint = "Two effects do not void each other: does one that runs late undo the other?"
    opposite = "effect-merged"
    BEFORE = SAMPLE
    AFTER = edited(
        (SIGN_OUT, "    if (!isSignedIn) return\n"),
        (EFFECT, SIGN_OUT_EFFECT + EFFECT),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effect in pair.effects_added:
            for whole in split_partners(effect, pair):
                message = f"an effect of its own now {described(effect, pair.new)}"
                moved = [item.node for item in whole.dispatches]
                yield self.found(message, old=whole.node, new=effect.node, tells_of=moved)
