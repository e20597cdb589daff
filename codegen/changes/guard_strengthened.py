"""The kind of change `guard-strengthened`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import guards, joined
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardStrengthened(ChangeKind):
    """The guard of a dispatch now fails when the component is unmounted, too."""

    id = "guard-strengthened"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The guard of a dispatch now fails when the component is unmounted, too."
    hint = ""
    opposite = "guard-weakened"
    BEFORE = edited(
        ("    let active = true\n", "    const id = ++idRef.current\n"),
        ("  const sentRef = useRef(null)\n", "  const sentRef = useRef(null)\n  const idRef = useRef(0)\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        ("      active = false\n", ""),
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = guards(effects.old), guards(effects.new)
            stronger = [
                after
                for before, after in effects.dispatches.both
                if after.mounted and not before.mounted and not after.at_once
            ]
            if stronger and old:
                message = (
                    f"{stronger[0].event} is guarded by {joined(new)}, not {joined(old)}: unmounting voids the run, too"
                )
                yield self.change(pair, message, old=effects.old.node, new=stronger[0].node)
