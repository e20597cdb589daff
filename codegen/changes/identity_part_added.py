"""The kind of change `identity-part-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import array, identity_only_in
from ._sample import DEPENDENCIES, SAMPLE, edited
from ._words import identity_part
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class IdentityPartAdded(ChangeKind):
    id = "identity-part-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The synchronizer sees a change of one part more of Clerk's identity."
    opposite = "identity-part-removed"
    BEFORE = SAMPLE
    AFTER = edited((DEPENDENCIES, DEPENDENCIES.replace("sessionId", "sessionId, orgId")))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for part in identity_only_in(effects.new, effects.old):
                message = f"a change of {identity_part(part)} now reaches the backend"
                yield self.found(message, old=array(effects.old), new=array(effects.new), data={"part": part})
