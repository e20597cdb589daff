"""The kind of change `call-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._calls import only_in
from .base import ChangeKind, ChangeSeverity, Found
from .call_added import CallAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CallRemoved(ChangeKind):
    id = "call-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component no longer calls or writes something outside of it."
    opposite = "call-added"
    BEFORE, AFTER = CallAdded.AFTER, CallAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for name in only_in(pair.old, pair.new):
            message = f"{name.removesuffix(' =')} is no longer {'written' if name.endswith(' =') else 'called'}"
            yield self.found(message, old=pair.old.calls[name], data={"name": name})
