"""The kind of change `guard-weakened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import guards, joined
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardWeakened(ChangeKind):
    """The guard of a dispatch no longer fails when the component is unmounted."""

    id = "guard-weakened"
    severity = ChangeSeverity.UNSAFE
    sentence = "The guard of a dispatch no longer fails when the component is unmounted."
    hint = "What keeps a run from dispatching on a page that was left?"
    opposite = "guard-strengthened"
    BEFORE = SAMPLE
    AFTER = edited(
        ("    let active = true\n", "    const id = ++idRef.current\n"),
        ("  const sentRef = useRef(null)\n", "  const sentRef = useRef(null)\n  const idRef = useRef(0)\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        ("      active = false\n", ""),
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = guards(effects.old), guards(effects.new)
            weaker = [
                after
                for before, after in effects.dispatches.both
                if before.mounted and not after.mounted and not after.at_once
            ]
            if weaker and new:
                message = f"{weaker[0].event} is guarded by {joined(new)}, not {joined(old)}: unmounting no longer voids the run"
                yield self.change(pair, message, old=effects.old.node, new=weaker[0].node)
