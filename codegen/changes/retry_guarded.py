"""The kind of change `retry-guarded`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._requests import repeated
from .base import ChangeKind, ChangeSeverity, Found
from .retry_unguarded import RetryUnguarded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryGuarded(ChangeKind):
    id = "retry-guarded"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested again only while the run is the newest."
    opposite = "retry-unguarded"
    BEFORE, AFTER = RetryUnguarded.AFTER, RetryUnguarded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            won = [(old, new) for old, new in repeated(effects) if new.fresh and not old.fresh]
            for old, new in won[:1]:
                yield self.found("a void run requests no further token", old=old.node, new=new.node)
