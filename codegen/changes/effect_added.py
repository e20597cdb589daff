"""The kind of change `effect-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, is_part_of_split
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectAdded(ChangeKind):
    """The component has one effect more."""

    id = "effect-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component has one effect more."
    hint = ""
    opposite = "effect-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        (
            "  useEffect(() => {\n    if (!isLoaded)",
            '  useEffect(() => {\n    window.addEventListener("online", wake)\n    return () => window.removeEventListener("online", wake)\n  }, [])\n\n  useEffect(() => {\n    if (!isLoaded)',
        )
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effect in pair.effects_added:
            if not is_part_of_split(effect, pair):
                yield self.change(pair, f"{effect.hook} was added: {described(effect)}", new=effect.node)
