"""The kind of change `ref-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import REFS, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefAdded(ChangeKind):
    id = "ref-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component keeps one ref more."
    opposite = "ref-removed"
    BEFORE = SAMPLE
    AFTER = edited((REFS, REFS + "  const countRef = useRef(0)\n"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for ref in pair.refs.added:
            yield self.found(f"{ref.name} was added: useRef({ref.initial})", new=ref.node, data={"ref": ref.name})
