"""The kind of change `ref-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefRenamed(ChangeKind):
    id = "ref-renamed"
    severity = ChangeSeverity.COSMETIC
    sentence = "A ref has another name."
    opposite = "ref-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("sentRef", "lastRef"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for old, new in pair.refs.both:
            if old.name != new.name:
                data = {"old": old.name, "new": new.name}
                yield self.found(f"{old.name} is now called {new.name}", old=old.node, new=new.node, data=data)
