"""The kind of change `comment-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class CommentChanged(ChangeKind):
    id = "comment-changed"
    severity = ChangeSeverity.COSMETIC
    sentence = "Comments say something else."
    opposite = "comment-changed"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("export function Sync", "// Said anew.\nexport function Sync"))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        if programs.old_form.comments != programs.new_form.comments:
            yield self.found("comments say something else", old=programs.old.tree, new=programs.new.tree)
