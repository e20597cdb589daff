"""The kind of change `ref-written`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import AFTER_PAUSE, SAMPLE, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefWritten(ChangeKind):
    id = "ref-written"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A ref is given another value, or at another time."
    hint = "Which run reads it, and what does that run do differently now?"
    opposite = "ref-written"
    BEFORE = SAMPLE
    AFTER = edited((AFTER_PAUSE, AFTER_PAUSE + "      sentRef.current = null\n"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for old, new in pair.refs.both:
            gained, lost = sorted(new.writes - old.writes), sorted(old.writes - new.writes)
            if gained or lost:
                said = [f"now gets {write}" for write in gained] + [f"no longer gets {write}" for write in lost]
                yield self.found(f"{new.name} {listed(said)}", old=old.node, new=new.node, data={"ref": new.name})
