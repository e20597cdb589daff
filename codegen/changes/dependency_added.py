"""The kind of change `dependency-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import only_in
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyAdded(ChangeKind):
    """The dependency array names one value more."""

    id = "dependency-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The dependency array names one value more."
    hint = "Should the effect run when just this value changes?"
    opposite = "dependency-removed"
    BEFORE = SAMPLE
    AFTER = edited(("addEvents, getToken, connectErrors", "addEvents, getToken, connectErrors, orgSlug"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for item in only_in(effects.new, effects.old):
                message = f"the effect now also runs when {item.text} changes"
                yield self.change(pair, message, new=item.node, data={"holds": item.holds})
