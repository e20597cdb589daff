"""The kind of change `retry-unguarded`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._requests import repeated
from ._sample import AFTER_PAUSE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryUnguarded(ChangeKind):
    id = "retry-unguarded"
    severity = ChangeSeverity.UNSAFE
    sentence = "A token is requested again without asking whether the run is still the newest."
    hint = "What ends the requests of somebody who has signed out?"
    opposite = "retry-guarded"
    BEFORE = edited(("      clearTimeout(timer)\n", ""))
    AFTER = edited((AFTER_PAUSE, "      }\n"), text=BEFORE)

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            lost = [(old, new) for old, new in repeated(effects) if old.fresh and not new.fresh]
            for old, new in lost[:1]:
                yield self.found("a void run goes on requesting tokens", old=old.node, new=new.node)
