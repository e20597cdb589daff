"""The kind of change `guard-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import guarded, guards, place, told_by_cleanup
from .base import ChangeKind, ChangeSeverity, Found
from .guard_removed import GuardRemoved

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardAdded(ChangeKind):
    id = "guard-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The run is given a way to learn that it is void."
    opposite = "guard-removed"
    BEFORE, AFTER = GuardRemoved.AFTER, GuardRemoved.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if new.guards and not old.guards and not told_by_cleanup(effects):
                message = f"{guarded(new)} is now guarded by {guards(new, pair.new)}"
                data = {"guards": sorted(new.guards)}
                yield self.found(message, old=place(old), new=place(new), data=data, tells_of=new.guard_refs)
