"""The kind of change `ref-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefAdded(ChangeKind):
    """The component keeps one ref more."""

    id = "ref-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component keeps one ref more."
    hint = ""
    opposite = "ref-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        ("  const sentRef = useRef(null)\n", "  const sentRef = useRef(null)\n  const countRef = useRef(0)\n")
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for ref in pair.refs.added:
            yield self.change(pair, f"{ref.name} was added: useRef({ref.initial})", new=ref.node)
