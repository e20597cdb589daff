"""The kind of change `token-options`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.matching import match
from ._requests import options, said
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenOptions(ChangeKind):
    """A token is requested with other options."""

    id = "token-options"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested with other options."
    hint = ""
    opposite = "token-options"
    BEFORE = SAMPLE
    AFTER = edited(("getToken({ skipCache: true })", "getToken()"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            requests = match(effects.old.requests, effects.new.requests, options)
            for old, new in zip(requests.removed, requests.added, strict=False):
                message = f"the token is requested with {said(new)}, not {said(old)}"
                yield self.change(pair, message, old=old.node, new=new.node)
