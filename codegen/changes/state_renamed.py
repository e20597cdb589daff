"""The kind of change `state-renamed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from ._words import listed
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair
    from ..compare.portrait import Portrait
    from ..js.node import Node


class StateRenamed(ChangeKind):
    id = "state-renamed"
    severity = ChangeSeverity.BREAKING
    sentence = "Events go to another backend state."
    hint = "Is that the state's full name in the app?"
    opposite = "state-renamed"
    BEFORE = SAMPLE
    AFTER = edited(("app.clerk_state", "app.auth.clerk_state"))

    def find(self, pair: Pair) -> Iterator[Found]:
        old, new = pair.old.states, pair.new.states
        if old and new and old != new:
            message = f"events go to {listed(new)}, not {listed(old)}"
            before, after = _first(pair.old), _first(pair.new)
            yield self.found(message, old=before, new=after, data={"old": sorted(old), "new": sorted(new)})


def _first(portrait: Portrait) -> Node:
    """Return the first dispatch that names a state."""
    return next(item.node for effect in portrait.effects for item in effect.dispatches if item.state)
