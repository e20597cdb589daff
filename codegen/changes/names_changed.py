"""The kind of change `names-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class NamesChanged(ChangeKind):
    id = "names-changed"
    severity = ChangeSeverity.COSMETIC
    sentence = "Local names are different."
    opposite = "names-changed"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(("timer", "retryTimer"))

    def find_in(self, programs: Programs) -> Iterator[Found]:
        old, new = programs.old_form, programs.new_form
        if old.tree == new.tree or old.nameless_tree != new.nameless_tree:
            return
        refs = {item.name for pair in programs.pairs for before, after in pair.refs.both for item in (before, after)}
        names = dict.fromkeys(
            (before.name, after.name) for before, after in zip(old.variables, new.variables, strict=True)
        )
        renamed = [(before, after) for before, after in names if before != after and before not in refs]
        if renamed:
            said = ", ".join(f"{before} is now {after}" for before, after in renamed)
            data = {"names": [list(names) for names in renamed]}
            yield self.found(
                f"only names are different: {said}", old=programs.old.tree, new=programs.new.tree, data=data
            )
