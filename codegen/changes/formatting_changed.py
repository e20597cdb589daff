"""The kind of change `formatting-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class FormattingChanged(ChangeKind):
    """The same is written with other white space, quotes or parentheses."""

    id = "formatting-changed"
    severity = ChangeSeverity.COSMETIC
    sentence = "The same is written with other white space, quotes or parentheses."
    opposite = "formatting-changed"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("    ", "  "))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the change, if the two components differ in this respect."""
        old, new = pair.old.form, pair.new.form
        if old.text != new.text and old.tree == new.tree and old.comments == new.comments:
            yield self.change(pair, "only the formatting is different", old=pair.old.node, new=pair.new.node)
