"""The kind of change `ref-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefRenamed(ChangeKind):
    """A ref has another name."""

    id = "ref-renamed"
    severity = ChangeSeverity.COSMETIC
    sentence = "A ref has another name."
    hint = ""
    opposite = "ref-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("sentRef", "lastRef"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for old, new in pair.refs.both:
            if old.name != new.name:
                yield self.change(pair, f"{old.name} is now called {new.name}", old=old.node, new=new.node)
