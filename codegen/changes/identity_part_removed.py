"""The kind of change `identity-part-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._identity import part_name
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class IdentityPartRemoved(ChangeKind):
    """The synchronizer no longer sees a change of a part of Clerk's identity."""

    id = "identity-part-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The synchronizer no longer sees a change of a part of Clerk's identity."
    hint = "How does the backend learn of such a switch now?"
    opposite = "identity-part-added"
    BEFORE = edited(("sessionId, addEvents, getToken", "sessionId, orgId, addEvents, getToken"))
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for part in sorted(effects.old.identity - effects.new.identity):
                message = f"a change of {part_name(part)} no longer reaches the backend"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node, data={"part": part})
