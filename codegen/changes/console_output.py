"""The kind of change `console-output`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._calls import console
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
        old, new = console(pair.old), console(pair.new)
        for name in sorted(old ^ new):
            before, after = pair.old.calls.get(name), pair.new.calls.get(name)
            yield self.found(f"{name} is {'now' if name in new else 'no longer'} called", old=before, new=after)
