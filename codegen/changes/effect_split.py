"""The kind of change `effect-split`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, split_partners
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectSplit(ChangeKind):
    """What one effect did is now done by two."""

    id = "effect-split"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What one effect did is now done by two."
    hint = "Two effects no longer void each other: does one that runs late undo the other?"
    opposite = "effect-merged"
    BEFORE = SAMPLE
    AFTER = edited(
        (
            "    if (!isSignedIn) {\n"
            '      addEvents([ReflexEvent("app.clerk_state.clear")])\n'
            "      sentRef.current = sessionId\n"
            "      return\n"
            "    }\n",
            "    if (!isSignedIn) return\n",
        ),
        (
            "  useEffect(() => {\n    if (!isLoaded) return\n",
            "  useEffect(() => {\n"
            "    if (!isLoaded || isSignedIn) return\n"
            '    addEvents([ReflexEvent("app.clerk_state.clear")])\n'
            "  }, [isLoaded, isSignedIn, addEvents])\n\n"
            "  useEffect(() => {\n    if (!isLoaded) return\n",
        ),
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effect in pair.effects_added:
            for whole in split_partners(effect, pair):
                message = f"an effect of its own now {described(effect)}"
                yield self.change(pair, message, old=whole.node, new=effect.node)
