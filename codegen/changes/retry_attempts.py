"""The kind of change `retry-attempts`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._sample import SAMPLE, edited
from .base import ChangeKind, ChangeSeverity, Found

if TYPE_CHECKING:
    from ..compare.matching import Pair


class RetryAttempts(ChangeKind):
    id = "retry-attempts"
    severity = ChangeSeverity.TUNING
    sentence = "A token is requested more or fewer times."
    hint = "How long may the backend be without the session that Clerk holds?"
    opposite = "retry-attempts"
    BEFORE = SAMPLE
    AFTER = edited(("attempt <= 3", "attempt <= 5"))

    def find(self, pair: Pair) -> Iterator[Found]:
        for effects in pair.effects:
            old, new = effects.old, effects.new
            if old.attempts == new.attempts or not (old.requests and new.requests):
                continue
            severity = ChangeSeverity.UNSAFE if new.attempts is None else self.severity
            message = f"attempts: {_said(old.attempts)} → {_said(new.attempts)}"
            if old.retry_delay is None and new.retry_delay is not None:
                message += f", after {new.retry_delay.first}"
            data = {"old": old.attempts, "new": new.attempts}
            yield self.found(message, old=old.node, new=new.node, severity=severity, data=data)


def _said(attempts: int | None) -> str:
    return "without bound" if attempts is None else str(attempts)
