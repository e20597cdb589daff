"""The kind of change `dispatch-unguarded`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchUnguarded(ChangeKind):
    """A dispatch behind a wait no longer asks whether its run is still the newest."""

    id = "dispatch-unguarded"
    severity = ChangeSeverity.UNSAFE
    sentence = "A dispatch behind a wait no longer asks whether its run is still the newest."
    hint = "What keeps an old token from being sent after a sign-out now?"
    opposite = "dispatch-guarded"
    BEFORE = SAMPLE
    AFTER = edited(("        if (!active) return\n        if (token)", "        if (token)"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if old.fresh and not new.fresh:
                    yield self.change(
                        pair, f"{new.event} is no longer guarded against a newer run", old=old.node, new=new.node
                    )
