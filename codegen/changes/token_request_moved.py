"""The kind of change `token-request-moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import edited
from ._words import when
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenRequestMoved(ChangeKind):
    id = "token-request-moved"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "The first token is requested at another time."
    hint = "If it waits: is the run still the newest by then? If it does not: what if the request throws?"
    opposite = "token-request-moved"
    BEFORE = edited(
        ("    run().catch(() => {})\n", "    getToken({ skipCache: true }).catch(() => {})\n"),
        ("    const run = async", "    const later = async"),
    )
    AFTER = edited(
        ("getToken({ skipCache: true }).catch", "Promise.resolve().then(() => getToken({ skipCache: true })).catch"),
        text=BEFORE,
    )

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            for old, new in effects.requests.both:
                if old.at_once != new.at_once:
                    message = f"the token is requested {when(new.at_once)}, not {when(old.at_once)}"
                    yield self.found(message, old=old.node, new=new.node)
