"""The kind of change `early-return-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._questions import asked, only_in
from .base import ChangeKind, ChangeSeverity, Found
from .early_return_added import EarlyReturnAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class EarlyReturnRemoved(ChangeKind):
    id = "early-return-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "What a ref holds no longer ends a run early."
    hint = "What keeps the same from being sent twice now?"
    opposite = "early-return-added"
    BEFORE, AFTER = EarlyReturnAdded.AFTER, EarlyReturnAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for question in only_in(effects.old, effects.new, pair):
                message = f"a run no longer returns early by {asked(question)}"
                yield self.found(message, old=question.node, data={"ref": question.name}, tells_of=(question.ref,))
