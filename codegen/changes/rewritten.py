"""The kind of change `rewritten`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class Rewritten(ChangeKind):
    """The same is done by other statements."""

    id = "rewritten"
    severity = ChangeSeverity.COSMETIC
    sentence = "The same is done by other statements."
    opposite = "rewritten"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("    let timer\n    let limit\n", "    let limit\n    let timer\n"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the change, if the two components differ in this respect."""
        old, new = pair.old.form, pair.new.form
        if old.nameless_tree != new.nameless_tree:
            message = "the statements are different; nothing that they do is"
            yield self.change(pair, message, old=pair.old.node, new=pair.new.node)
