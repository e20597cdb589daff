"""The kind of change `timeout-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import PROMISED_TIMER, REQUEST, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TimeoutRemoved(ChangeKind):
    id = "timeout-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token request is no longer given up after a time."
    hint = "Clerk's own retries can take minutes: is that meant?"
    opposite = "timeout-added"
    BEFORE = SAMPLE
    AFTER = edited(
        (PROMISED_TIMER, ""),
        (REQUEST, "        const token = await getToken({ skipCache: true })\n"),
        ("    let limit\n", ""),
        ("      clearTimeout(limit)\n", ""),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.timeout, effects.new.timeout
            if old is not None and new is None and effects.new.requests:
                message = f"a token request is no longer given up after {old.first}"
                data = {"old_ms": old.first_ms}
                yield self.found(message, old=old.node, new=effects.new.requests[0].node, data=data)
