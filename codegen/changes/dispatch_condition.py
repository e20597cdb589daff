"""The kind of change `dispatch-condition`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._conditions import words
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchCondition(ChangeKind):
    """A dispatch is made under other conditions."""

    id = "dispatch-condition"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A dispatch is made under other conditions."
    hint = ""
    opposite = "dispatch-condition"
    BEFORE = SAMPLE
    AFTER = edited(("    if (!isLoaded) return\n", "    if (!isLoaded || !addEvents) return\n"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                gained, lost = sorted(new.conditions - old.conditions), sorted(old.conditions - new.conditions)
                if gained or lost:
                    said = [
                        *(f"now needs {words(item)}" for item in gained),
                        *(f"no longer needs {words(item)}" for item in lost),
                    ]
                    yield self.change(pair, f"{new.event} {'; '.join(said)}", old=old.node, new=new.node)
