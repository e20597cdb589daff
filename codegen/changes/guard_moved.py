"""The kind of change `guard-moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import REFS, WAIT, edited
from ._words import early_returns
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class GuardMoved(ChangeKind):
    id = "guard-moved"
    severity = ChangeSeverity.UNSAFE
    sentence = "The request id is advanced at another place among the early returns."
    hint = "Does every run that finds something new void the one before it?"
    opposite = "guard-moved"
    BEFORE = edited(
        (REFS, REFS + "  const idRef = useRef(0)\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        (WAIT, "    const id = ++idRef.current\n" + WAIT),
    )
    AFTER = edited(
        (REFS, REFS + "  const idRef = useRef(0)\n"),
        ("if (!active) return", "if (id !== idRef.current) return"),
        (WAIT, WAIT + "    const id = ++idRef.current\n"),
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old.returns_before_advance, effects.new.returns_before_advance
            if old is None or new is None or old == new:
                continue
            severity, way = (self.severity, "later") if new > old else (ChangeSeverity.BEHAVIOUR, "earlier")
            message = f"the request id is advanced {way}: behind {early_returns(new)}, not {early_returns(old)}"
            data = {"old": old, "new": new}
            yield self.found(message, old=effects.old.node, new=effects.new.node, severity=severity, data=data)
