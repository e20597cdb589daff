"""The kind of change `timeout-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TimeoutAdded(ChangeKind):
    """A token request is now given up after a time."""

    id = "timeout-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token request is now given up after a time."
    hint = ""
    opposite = "timeout-removed"
    BEFORE = edited(
        ("await Promise.race([getToken({ skipCache: true }), late])", "await getToken({ skipCache: true })"),
        ("        const late = new Promise((resolve) => { limit = setTimeout(resolve, 9000) })\n", ""),
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.timeout, effects.new.timeout
            if old is None and new is not None and effects.old.requests:
                yield self.change(
                    pair, f"a token request is given up after {new.first}", old=effects.old.node, new=effects.new.node
                )
