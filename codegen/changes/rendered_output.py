"""The kind of change `rendered-output`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RenderedOutput(ChangeKind):
    id = "rendered-output"
    severity = ChangeSeverity.BREAKING
    sentence = "The component renders something else."
    hint = "Does the page still show what stands inside it?"
    opposite = "rendered-output"
    BEFORE = SAMPLE
    AFTER = edited(("<>{children}</>", "<div>{children}</div>"))

    def find(self, pair: Pair) -> Iterator[Found]:
        if pair.old.renders != pair.new.renders:
            yield self.found("the component renders something else", old=pair.old.rendered, new=pair.new.rendered)
