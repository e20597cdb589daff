"""The kind of change `ref-initial-value`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefInitialValue(ChangeKind):
    id = "ref-initial-value"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A ref begins with another value."
    hint = "Does the first run still do what it must?"
    opposite = "ref-initial-value"
    BEFORE = SAMPLE
    AFTER = edited(("useRef(null)", "useRef(undefined)"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for old, new in pair.refs.both:
            if old.shape != new.shape:
                message = f"{new.name} begins with {new.initial or 'nothing'}, not {old.initial or 'nothing'}"
                data = {"ref": new.name, "old": old.initial, "new": new.initial}
                yield self.found(message, old=old.node, new=new.node, data=data)
