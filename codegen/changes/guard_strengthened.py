"""The kind of change `guard-strengthened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import change_at_unmount, guarded, place, replaced
from .base import ChangeKind, ChangeSeverity, Found
from .guard_weakened import GuardWeakened

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardStrengthened(ChangeKind):
    id = "guard-strengthened"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The guard of a dispatch now fails when the component is unmounted, too."
    opposite = "guard-weakened"
    BEFORE, AFTER = GuardWeakened.AFTER, GuardWeakened.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if change_at_unmount(effects) > 0:
                message = f"{guarded(new)} {replaced(effects, pair)}: unmounting voids the run, too"
                refs = old.guard_refs | new.guard_refs
                yield self.found(message, old=place(old), new=place(new), tells_of=refs)
