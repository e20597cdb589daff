"""The kind of change `token-request-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._requests import extra, options
from ._sample import REQUEST, SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenRequestAdded(ChangeKind):
    id = "token-request-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested once more."
    opposite = "token-request-removed"
    BEFORE = SAMPLE
    AFTER = edited((REQUEST, REQUEST.replace("true }), late", "true }).catch(() => getToken()), late")))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for request in extra(effects.requests.added, effects, sign=1):
                yield self.found(f"a token is now also requested {options(request)}", new=request.node)
