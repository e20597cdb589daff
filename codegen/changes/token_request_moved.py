"""The kind of change `token-request-moved`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..compare.matching import match
from ._requests import options
from ._samples import edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class TokenRequestMoved(ChangeKind):
    """A token is requested at another time."""

    id = "token-request-moved"
    severity = ChangeSeverity.BEHAVIOUR
    sentence = "A token is requested at another time."
    hint = ""
    opposite = "token-request-moved"
    BEFORE = edited(
        ("    run().catch(() => {})\n", "    getToken({ skipCache: true }).catch(() => {})\n"),
        ("    const run = async", "    const later = async"),
    )
    AFTER = edited(
        (
            "    run().catch(() => {})\n",
            "    Promise.resolve().then(() => getToken({ skipCache: true })).catch(() => {})\n",
        ),
        ("    const run = async", "    const later = async"),
    )

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            for old, new in match(effects.old.requests, effects.new.requests, options).both:
                if old.at_once != new.at_once:
                    message = f"the token is requested {'at once' if new.at_once else 'behind a wait'}, not {'at once' if old.at_once else 'behind a wait'}"
                    yield self.change(pair, message, old=old.node, new=new.node)
