"""The kind of change `effect-hook`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectHook(ChangeKind):
    id = "effect-hook"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect runs at another point of React's work."
    hint = "Before the page is painted, or after it: which is meant?"
    opposite = "effect-hook"
    BEFORE = SAMPLE
    AFTER = edited(("useEffect", "useLayoutEffect"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if old.hook != new.hook:
                yield self.found(f"{old.hook} is now {new.hook}", old=old.node, new=new.node)
