"""The kind of change `identity-part-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._identity import part_name
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class IdentityPartAdded(ChangeKind):
    """The synchronizer now sees a change of one part more of Clerk's identity."""

    id = "identity-part-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The synchronizer now sees a change of one part more of Clerk's identity."
    hint = ""
    opposite = "identity-part-removed"
    BEFORE = SAMPLE
    AFTER = edited(("sessionId, addEvents, getToken", "sessionId, orgId, addEvents, getToken"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for part in sorted(effects.new.identity - effects.old.identity):
                message = f"a change of {part_name(part)} now reaches the backend"
                yield self.change(pair, message, old=effects.old.node, new=effects.new.node, data={"part": part})
