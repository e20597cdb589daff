"""The kind of change `retry-attempts`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._samples import SAMPLE, edited
from .base import Change, ChangeKind, ChangeSeverity

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryAttempts(ChangeKind):
    """A token is requested more or fewer times."""

    id = "retry-attempts"
    severity = ChangeSeverity.TUNING
    sentence = "A token is requested more or fewer times."
    hint = ""
    opposite = "retry-attempts"
    BEFORE = SAMPLE
    AFTER = edited(("attempt <= 3", "attempt <= 5"))

    def find(self, pair: Pair) -> Iterator[Change]:
        """Yield the changes of this kind."""
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if (old.attempts, old.bounded) == (new.attempts, new.bounded) or not (old.requests and new.requests):
                continue
            severity = ChangeSeverity.UNSAFE if old.bounded and not new.bounded else self.severity
            message = f"attempts: {number(old.attempts)} → {number(new.attempts)}"
            yield self.change(
                pair,
                message,
                old=old.node,
                new=new.node,
                severity=severity,
                data={"old": old.attempts, "new": new.attempts},
            )


def number(attempts: int) -> str:
    """Return a number of attempts, of which 0 stands for no bound."""
    return str(attempts) if attempts else "without bound"
