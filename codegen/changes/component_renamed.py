"""The kind of change `component-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class ComponentRenamed(ChangeKind):
    """The component has another name."""

    id = "component-renamed"
    severity = ChangeSeverity.BREAKING
    sentence = "The component has another name."
    hint = "Does the page use the new one?"
    opposite = "component-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("function Sync", "function SessionSync"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        if pair.old.name != pair.new.name:
            message = f"the component {pair.old.name} is now called {pair.new.name}"
            yield self.change(pair, message, old=pair.old.node, new=pair.new.node)
