"""The kind of change `formatting-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class FormattingChanged(ChangeKind):
    id = "formatting-changed"
    severity = ChangeSeverity.COSMETIC
    sentence = "The same is written with other white space, quotes or parentheses."
    opposite = "formatting-changed"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("    ", "  "))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        old, new = programs.old_form, programs.new_form
        if old.text != new.text and old.tree == new.tree and old.comments == new.comments:
            yield self.found("only the formatting is different", old=programs.old.tree, new=programs.new.tree)
