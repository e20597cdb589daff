"""The kind of change `payload-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class PayloadChanged(ChangeKind):
    id = "payload-changed"
    severity = ChangeSeverity.BREAKING
    sentence = "A dispatch carries other values."
    hint = "Does the handler take them?"
    opposite = "payload-changed"
    BEFORE = SAMPLE
    AFTER = edited(("{ token })])", "{ token, orgId })])"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if old.payload != new.payload:
                    message = f"{new.event} carries {listed(new.payload)}, not {listed(old.payload)}"
                    data = {"old": list(old.payload), "new": list(new.payload)}
                    yield self.found(message, old=old.node, new=new.node, data=data)
