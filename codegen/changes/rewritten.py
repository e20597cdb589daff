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
    sentence = "The same is done by other statements."
    opposite = "rewritten"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("    let timer\n    let limit\n", "    let limit\n    let timer\n"))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        if programs.old_form.nameless_tree != programs.new_form.nameless_tree:
            message = "the statements are different; what they do to the session is not"
            yield self.found(message, old=programs.old.tree, new=programs.new.tree)
