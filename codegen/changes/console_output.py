"""The kind of change `console-output`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ConsoleOutput(ChangeKind):
    id = "console-output"
    severity = ChangeSeverity.COSMETIC
    sentence = "The component begins or ceases to write to the console."
    opposite = "console-output"
    BEFORE = SAMPLE
    AFTER = edited(("run().catch(() => {})", 'run().catch(() => console.error("no token"))'))

    def find(self, pair: Pair) -> Iterator[Found]:
        old, new = pair.old.calls.get("console"), pair.new.calls.get("console")
        if (old is None) != (new is None):
            way = "now" if new is not None else "no longer"
            yield self.found(f"the console is {way} written to", old=old, new=new)
