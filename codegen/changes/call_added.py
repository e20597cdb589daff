"""The kind of change `call-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._calls import only_in
from ._sample import SAMPLE, SIGN_IN, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class CallAdded(ChangeKind):
    id = "call-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The component calls or writes something outside of it that it did not before."
    hint = "Does a token or a claim reach it?"
    opposite = "call-removed"
    BEFORE = SAMPLE
    AFTER = edited((SIGN_IN, SIGN_IN + '          localStorage.setItem("signedIn", "yes")\n'))

    def find(self, pair: Pair) -> Iterator[Found]:
        for name in only_in(pair.new, pair.old):
            message = f"{name.removesuffix(' =')} is now {'written' if name.endswith(' =') else 'called'}"
            yield self.found(message, new=pair.new.calls[name], data={"name": name})
