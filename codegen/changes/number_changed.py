"""The kind of change `number-changed`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import edited
from ._words import number
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair
    from ..compare.portrait import Portrait
    from ..js.node import Node


class NumberChanged(ChangeKind):
    id = "number-changed"
    severity = ChangeSeverity.TUNING
    sentence = "A number is different whose meaning is not known here."
    hint = "What is it a number of?"
    opposite = "number-changed"
    BEFORE = edited(("if (token) {", "if (token && token.length > 100) {"))
    AFTER = edited(("if (token) {", "if (token && token.length > 200) {"))

    def find(self, pair: Pair) -> Iterator[Found]:
        removed = _only_in(pair.old, pair.new)
        added = _only_in(pair.new, pair.old)
        for (old, before), (new, after) in zip(removed, added, strict=False):
            message = f"a number: {number(old)} → {number(new)}"
            yield self.found(message, old=before, new=after, data={"old": old, "new": new})


def _only_in(one: Portrait, other: Portrait) -> list[tuple[float, Node]]:
    """Return the numbers of one component that the other does not hold, or not so often."""
    left = Counter(value for value, _ in other.numbers)
    found = []
    for value, node in one.numbers:
        left[value] -= 1
        if left[value] < 0:
            found.append((value, node))
    return found
