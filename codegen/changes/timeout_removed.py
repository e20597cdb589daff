"""The kind of change `timeout-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TimeoutRemoved(ChangeKind):
    """A token request is no longer given up after a time."""

    id = "timeout-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token request is no longer given up after a time."
    hint = "Clerk's own retries can take minutes: is that meant?"
    opposite = "timeout-added"
    BEFORE = SAMPLE
    AFTER = edited(
        ("await Promise.race([getToken({ skipCache: true }), late])", "await getToken({ skipCache: true })"),
        ("        const late = new Promise((resolve) => { limit = setTimeout(resolve, 9000) })\n", ""),
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.timeout, effects.new.timeout
            if old is not None and new is None and effects.new.requests:
                message = f"a token request is no longer given up after {old.first}"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node)
