"""The kind of change `token-request-added`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.matching import match
from ._requests import options, said
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenRequestAdded(ChangeKind):
    """A token is requested at one place more."""

    id = "token-request-added"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested at one place more."
    hint = ""
    opposite = "token-request-removed"
    BEFORE = SAMPLE
    AFTER = edited(
        ("getToken({ skipCache: true }), late", "getToken({ skipCache: true }).catch(() => getToken()), late")
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            requests = match(effects.old.requests, effects.new.requests, options)
            paired = min(len(requests.removed), len(requests.added))
            for request in requests.added[paired:]:
                yield self.change(pair, f"a token is now also requested with {said(request)}", new=request.node)
