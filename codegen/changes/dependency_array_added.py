"""The kind of change `dependency-array-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class DependencyArrayAdded(ChangeKind):
    """The effect has got a dependency array."""

    id = "dependency-array-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The effect has got a dependency array."
    hint = ""
    opposite = "dependency-array-removed"
    BEFORE = edited(("  }, [isLoaded, isSignedIn, sessionId, addEvents, getToken, connectErrors])", "  })"))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            if effects.old.dependencies is None and effects.new.dependencies is not None:
                message = "the effect no longer runs after every render, but when a dependency changes"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node)
