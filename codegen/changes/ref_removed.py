"""The kind of change `ref-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .base import ChangeKind, ChangeSeverity, Found
from .ref_added import RefAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefRemoved(ChangeKind):
    id = "ref-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component keeps one ref less."
    opposite = "ref-added"
    BEFORE, AFTER = RefAdded.AFTER, RefAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for ref in pair.refs.removed:
            yield self.found(f"{ref.name} was removed: useRef({ref.initial})", old=ref.node, data={"ref": ref.name})
