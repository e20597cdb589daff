"""The kind of change `rewritten`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class Rewritten(ChangeKind):
    id = "rewritten"
    severity = ChangeSeverity.COSMETIC
    sentence = "The statements are written in another way; that they do the same is proved."
    opposite = "rewritten"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("    let timer\n    let limit\n", "    let limit\n    let timer\n"))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        old, new = programs.old_form, programs.new_form
        if old.nameless_tree != new.nameless_tree and old.normal == new.normal:
            message = "the statements are written in another way, and do the same"
            yield self.found(message, old=programs.old.tree, new=programs.new.tree)
