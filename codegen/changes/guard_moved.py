"""The kind of change `guard-moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._guards import counted
from ._samples import edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardMoved(ChangeKind):
    """The request id is advanced at another place among the early returns."""

    id = "guard-moved"
    severity = ChangeSeverity.UNSAFE
    sentence = "The request id is advanced at another place among the early returns."
    hint = "Does every run that finds something new void the one before it?"
    opposite = "guard-moved"
    BEFORE = edited(
        ("  const sentRef = useRef(null)\n", "  const sentRef = useRef(null)\n  const idRef = useRef(0)\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        ("    if (!isLoaded) return\n", "    const id = ++idRef.current\n    if (!isLoaded) return\n"),
    )
    AFTER = edited(
        ("  const sentRef = useRef(null)\n", "  const sentRef = useRef(null)\n  const idRef = useRef(0)\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        ("    if (!isLoaded) return\n", "    if (!isLoaded) return\n    const id = ++idRef.current\n"),
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old.returns_before_advance, effects.new.returns_before_advance
            if old is None or new is None or old == new:
                continue
            later = new > old
            severity = ChangeSeverity.UNSAFE if later else ChangeSeverity.BEHAVIOUR
            way = "later" if later else "earlier"
            message = f"the request id is advanced {way}: behind {counted(new)}, not {counted(old)}"
            yield self.change(pair, message, old=effects.old.node, new=effects.new.node, severity=severity)
