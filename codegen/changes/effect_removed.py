"""The kind of change `effect-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, is_part_of_split
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectRemoved(ChangeKind):
    """The component has lost one effect."""

    id = "effect-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component has lost one effect."
    hint = ""
    opposite = "effect-added"
    BEFORE = edited(
        (
            "  useEffect(() => {\n    if (!isLoaded)",
            '  useEffect(() => {\n    window.addEventListener("online", wake)\n    return () => window.removeEventListener("online", wake)\n  }, [])\n\n  useEffect(() => {\n    if (!isLoaded)',
        )
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effect in pair.effects_removed:
            if not is_part_of_split(effect, pair):
                yield self.change(pair, f"{effect.hook} was removed: {described(effect)}", old=effect.node)
