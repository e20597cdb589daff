"""The kind of change `payload-changed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class PayloadChanged(ChangeKind):
    """A dispatch carries other values."""

    id = "payload-changed"
    severity = ChangeSeverity.BREAKING
    sentence = "A dispatch carries other values."
    hint = "Does the handler take them?"
    opposite = "payload-changed"
    BEFORE = SAMPLE
    AFTER = edited(("{ token })])", "{ token, seq: 1 })])"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for old, new in effects.dispatches.both:
                if old.payload != new.payload:
                    message = f"{new.event} carries {listed(new.payload)}, not {listed(old.payload)}"
                    yield self.change(pair, message, old=old.node, new=new.node)


def listed(names: tuple[str, ...]) -> str:
    """Return names as a reader would list them."""
    return ", ".join(names) or "nothing"
