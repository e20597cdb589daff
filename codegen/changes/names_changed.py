"""The kind of change `names-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class NamesChanged(ChangeKind):
    """Local names are different."""

    id = "names-changed"
    severity = ChangeSeverity.COSMETIC
    sentence = "Local names are different."
    opposite = "names-changed"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("timer", "retryTimer"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the change, if the two components differ in this respect."""
        old, new = pair.old.form, pair.new.form
        if old.tree != new.tree and old.nameless_tree == new.nameless_tree:
            yield self.change(pair, "only local names are different", old=pair.old.node, new=pair.new.node)
