"""The kind of change `dispatch-guarded`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchGuarded(ChangeKind):
    """A dispatch behind a wait now asks whether its run is still the newest."""

    id = "dispatch-guarded"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A dispatch behind a wait now asks whether its run is still the newest."
    hint = ""
    opposite = "dispatch-unguarded"
    BEFORE = edited(("        if (!active) return\n        if (token)", "        if (token)"))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if new.fresh and not old.fresh:
                    yield self.change(
                        pair, f"{new.event} is now guarded against a newer run", old=old.node, new=new.node
                    )
