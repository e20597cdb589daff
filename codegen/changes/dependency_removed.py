"""The kind of change `dependency-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import only_in
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyRemoved(ChangeKind):
    """The dependency array names one value less."""

    id = "dependency-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The dependency array names one value less."
    hint = "Does the effect still see every change that it must pass on?"
    opposite = "dependency-added"
    BEFORE = edited(("addEvents, getToken, connectErrors", "addEvents, getToken, connectErrors, orgSlug"))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for item in only_in(effects.old, effects.new):
                message = f"the effect no longer runs when {item.text} changes"
                yield self.change(pair, message, old=item.node, data={"holds": item.holds})
