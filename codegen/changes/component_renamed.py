"""The kind of change `component-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ComponentRenamed(ChangeKind):
    id = "component-renamed"
    severity = ChangeSeverity.BREAKING
    sentence = "The component has another name."
    hint = "Does the page use the new one?"
    opposite = "component-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("function Sync", "function SessionSync"))

    def find(self, pair: Pair) -> Iterator[Found]:
        if pair.old.name != pair.new.name:
            message = f"the component {pair.old.name} is now called {pair.new.name}"
            data = {"old": pair.old.name, "new": pair.new.name}
            yield self.found(message, old=pair.old.node, new=pair.new.node, data=data)
