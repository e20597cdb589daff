"""The kind of change `guard-replaced`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import change_at_unmount, guarded, is_replaced, place, replaced
from ._sample import SAMPLE, START, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardReplaced(ChangeKind):
    id = "guard-replaced"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The run learns in another way that it is void."
    hint = "Does it learn in time of everything that it learnt of before?"
    opposite = "guard-replaced"
    BEFORE = SAMPLE
    AFTER = edited(
        (START, "    const controller = new AbortController()\n"),
        ("if (!active) return", "if (controller.signal.aborted) return"),
        ("      active = false\n", "      controller.abort()\n"),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if is_replaced(effects) and not change_at_unmount(effects):
                message = f"{guarded(new)} {replaced(effects, pair)}"
                refs = old.guard_refs | new.guard_refs
                yield self.found(message, old=place(old), new=place(new), tells_of=refs)
