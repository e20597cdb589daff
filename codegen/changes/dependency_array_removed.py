"""The kind of change `dependency-array-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyArrayRemoved(ChangeKind):
    """The effect has lost its dependency array."""

    id = "dependency-array-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The effect has lost its dependency array."
    hint = "Is it meant to run after every render?"
    opposite = "dependency-array-added"
    BEFORE = SAMPLE
    AFTER = edited(("  }, [isLoaded, isSignedIn, sessionId, addEvents, getToken, connectErrors])", "  })"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            if effects.old.dependencies is not None and effects.new.dependencies is None:
                message = "the effect now runs after every render"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node)
