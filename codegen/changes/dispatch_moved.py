"""The kind of change `dispatch-moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, SIGN_OUT, SIGN_OUT_LATER, edited
from ._words import when
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DispatchMoved(ChangeKind):
    id = "dispatch-moved"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A dispatch is made at another time."
    hint = "A sign-out that waits can come after the next sign-in: what keeps them in order?"
    opposite = "dispatch-moved"
    BEFORE = SAMPLE
    AFTER = edited((SIGN_OUT, SIGN_OUT_LATER))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if old.at_once != new.at_once:
                    message = f"{new.event} is dispatched {when(new.at_once)}, not {when(old.at_once)}"
                    severity = ChangeSeverity.UNSAFE if old.at_once and not new.signs_in else self.severity
                    yield self.found(message, old=old.node, new=new.node, severity=severity)
