"""The kind of change `early-return-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._questions import asked, only_in
from ._sample import REFS, SAMPLE, WAIT, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EarlyReturnAdded(ChangeKind):
    id = "early-return-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What a ref holds now ends a run early."
    hint = "What does the run that returns here leave undone, and which run makes up for it?"
    opposite = "early-return-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        (REFS, REFS + "  const busyRef = useRef(false)\n"),
        (WAIT, WAIT + "    if (busyRef.current) return\n"),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for question in only_in(effects.new, effects.old, pair):
                message = f"a run now returns early by {asked(question)}"
                yield self.found(message, new=question.node, data={"ref": question.name}, tells_of=(question.ref,))
