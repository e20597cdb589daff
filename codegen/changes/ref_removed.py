"""The kind of change `ref-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefRemoved(ChangeKind):
    """The component keeps one ref less."""

    id = "ref-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component keeps one ref less."
    hint = ""
    opposite = "ref-added"
    BEFORE = edited(
        ("  const sentRef = useRef(null)\n", "  const sentRef = useRef(null)\n  const countRef = useRef(0)\n")
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for ref in pair.refs.removed:
            yield self.change(pair, f"{ref.name} was removed: useRef({ref.initial})", old=ref.node)
