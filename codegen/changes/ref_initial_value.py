"""The kind of change `ref-initial-value`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._refs import initial_value
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RefInitialValue(ChangeKind):
    """A ref begins with another value."""

    id = "ref-initial-value"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A ref begins with another value."
    hint = "Does the first run still do what it must?"
    opposite = "ref-initial-value"
    BEFORE = SAMPLE
    AFTER = edited(("useRef(null)", "useRef(undefined)"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for old, new in pair.refs.both:
            if initial_value(old.initial) != initial_value(new.initial):
                message = f"{new.name} begins with {new.initial or 'nothing'}, not {old.initial or 'nothing'}"
                yield self.change(pair, message, old=old.node, new=new.node)
