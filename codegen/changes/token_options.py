"""The kind of change `token-options`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._requests import options
from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenOptions(ChangeKind):
    id = "token-options"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested with other options."
    hint = "A token of Clerk's cache can be seconds from its end; another template makes another token: is that meant?"
    opposite = "token-options"
    BEFORE = SAMPLE
    AFTER = edited(("getToken({ skipCache: true })", "getToken()"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.requests.both:
                if old.options != new.options:
                    message = f"the token is requested {options(new)}, not {options(old)}"
                    yield self.found(message, old=old.node, new=new.node)
