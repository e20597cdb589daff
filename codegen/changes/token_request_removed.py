"""The kind of change `token-request-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._requests import extra, options
from .base import ChangeKind, ChangeSeverity, Found
from .token_request_added import TokenRequestAdded

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenRequestRemoved(ChangeKind):
    id = "token-request-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested once less."
    opposite = "token-request-added"
    BEFORE, AFTER = TokenRequestAdded.AFTER, TokenRequestAdded.BEFORE

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for request in extra(effects.requests.removed, effects, sign=-1):
                yield self.found(f"a token is no longer requested {options(request)}", old=request.node)
