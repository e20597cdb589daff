"""The kind of change `guard-weakened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import change_at_unmount, guarded, place, replaced
from ._sample import REFS, SAMPLE, START, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardWeakened(ChangeKind):
    id = "guard-weakened"
    severity = ChangeSeverity.UNSAFE
    sentence = "The guard of a dispatch no longer fails when the component is unmounted."
    hint = "What keeps a run from dispatching on a page that was left?"
    opposite = "guard-strengthened"
    BEFORE = SAMPLE
    AFTER = edited(
        (REFS, REFS + "  const idRef = useRef(0)\n"),
        (START, "    const id = ++idRef.current\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        ("      active = false\n", ""),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if change_at_unmount(effects) < 0:
                message = f"{guarded(new)} {replaced(effects, pair)}: unmounting no longer voids the run"
                refs = old.guard_refs | new.guard_refs
                yield self.found(message, old=place(old), new=place(new), tells_of=refs)
