"""The kind of change `token-request-removed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.matching import match
from ._requests import options, said
from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenRequestRemoved(ChangeKind):
    """A token is requested at one place less."""

    id = "token-request-removed"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested at one place less."
    hint = ""
    opposite = "token-request-added"
    BEFORE = edited(
        ("getToken({ skipCache: true }), late", "getToken({ skipCache: true }).catch(() => getToken()), late")
    )
    AFTER = SAMPLE

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            requests = match(effects.old.requests, effects.new.requests, options)
            paired = min(len(requests.removed), len(requests.added))
            for request in requests.removed[paired:]:
                yield self.change(pair, f"a token is no longer requested with {said(request)}", old=request.node)
