"""The kind of change `reworked`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Programs


class Reworked(ChangeKind):
    id = "reworked"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The statements are different: no other kind says what they do otherwise, and nothing proves that they do the same."
    hint = "Is there an order of events in which they do not do the same?"
    opposite = "reworked"
    only_form = True
    BEFORE = SAMPLE
    AFTER = edited(
        ("    let active = true\n", "    let cancelled = false\n"),
        ("!active", "cancelled"),
        ("active = false", "cancelled = true"),
    )

    def find_in(self, programs: Programs) -> Iterator[Found]:
        old, new = programs.old_form, programs.new_form
        if old.nameless_tree != new.nameless_tree and old.normal != new.normal:
            message = "the statements are different, and that they do the same is not proved"
            yield self.found(message, old=programs.old.tree, new=programs.new.tree)
