"""The kind of change `guard-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import guarded, guards, place, told_by_cleanup
from ._sample import GUARD, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardRemoved(ChangeKind):
    id = "guard-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The run no longer learns that it is void."
    hint = "What voids an older run now?"
    opposite = "guard-added"
    BEFORE = SAMPLE
    AFTER = edited((GUARD, "        if (token) {\n"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if old.guards and not new.guards and not told_by_cleanup(effects):
                message = f"{guarded(old)} is no longer guarded by {guards(old, pair.old)}"
                data = {"guards": sorted(old.guards)}
                yield self.found(message, old=place(old), new=place(new), data=data, tells_of=old.guard_refs)
