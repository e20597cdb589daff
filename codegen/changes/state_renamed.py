"""The kind of change `state-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class StateRenamed(ChangeKind):
    """Events go to another backend state."""

    id = "state-renamed"
    severity = ChangeSeverity.BREAKING
    sentence = "Events go to another backend state."
    hint = "Is that the state's full name in the app?"
    opposite = "state-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("app.clerk_state", "app.auth.clerk_state"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        old, new = pair.old.states, pair.new.states
        if old and new and old != new:
            message = f"events go to {', '.join(sorted(new))}, not {', '.join(sorted(old))}"
            yield self.change(pair, message, old=pair.old.node, new=pair.new.node)
