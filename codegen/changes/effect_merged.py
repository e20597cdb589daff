"""The kind of change `effect-merged`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._effects import described, split_partners
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EffectMerged(ChangeKind):
    """What two effects did is now done by one."""

    id = "effect-merged"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What two effects did is now done by one."
    hint = ""
    opposite = "effect-split"
    BEFORE = edited(
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
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effect in pair.effects_removed:
            for whole in split_partners(effect, pair):
                message = f"the effect that {described(effect)} was merged into another"
                yield self.change(pair, message, old=effect.node, new=whole.node)
