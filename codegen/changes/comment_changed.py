"""The kind of change `comment-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CommentChanged(ChangeKind):
    """Comments say something else."""

    id = "comment-changed"
    severity = ChangeSeverity.COSMETIC
    sentence = "Comments say something else."
    opposite = "comment-changed"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("export function Sync", "// Said anew.\nexport function Sync"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the change, if the two components differ in this respect."""
        old, new = pair.old.form, pair.new.form
        if old.comments != new.comments:
            yield self.change(pair, "comments say something else", old=pair.old.node, new=pair.new.node)
