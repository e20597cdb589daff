"""The kind of change `identity-part-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dependencies import array, identity_only_in
from ._words import identity_part
from .base import ChangeKind, ChangeSeverity, Found
from .identity_part_added import IdentityPartAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class IdentityPartRemoved(ChangeKind):
    id = "identity-part-removed"
    severity = ChangeSeverity.UNSAFE
    sentence = "The synchronizer no longer sees a change of a part of Clerk's identity."
    hint = "How does the backend learn of such a switch now?"
    opposite = "identity-part-added"
    BEFORE, AFTER = IdentityPartAdded.AFTER, IdentityPartAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for part in identity_only_in(effects.old, effects.new):
                message = f"a change of {identity_part(part)} no longer reaches the backend"
                yield self.found(message, old=array(effects.old), new=array(effects.new), data={"part": part})
