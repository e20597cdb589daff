"""How often the key endpoint may be asked: a budget for refetches that tokens cause, and a back-off when it is down."""

from __future__ import annotations

from collections.abc import Callable

REFETCHES_AT_ONCE = 2
SECONDS_PER_REFETCH = 30.0
SHORTEST_BACKOFF = 1.0
LONGEST_BACKOFF = 30.0


class RefetchBudget:
    """Two refetches at once, then one each 30 seconds: what a flood of tokens with unknown kids can cost.

    All times are seconds of one clock that never goes back.
    """

    def __init__(self, now: float) -> None:
        self._left = float(REFETCHES_AT_ONCE)
        self._counted_at = now

    def take(self, now: float) -> bool:
        """Take one refetch from the budget; False when there is none left at the time `now`."""
        earned = (now - self._counted_at) / SECONDS_PER_REFETCH
        self._left = min(float(REFETCHES_AT_ONCE), self._left + earned)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True

    @property
    def wait(self) -> float:
        """Seconds from the last look until there is one to take; 0 if there is one."""
        return max(0.0, 1 - self._left) * SECONDS_PER_REFETCH


class Backoff:
    """Time to leave a failing endpoint alone: 1 to 2 seconds after the first failure, doubling up to 15 to 30.

    The upper half is random, so that many workers do not come back in step; `jitter` gives numbers from 0 to 1.
    """

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._failures = 0
        self._until = float("-inf")

    @property
    def failures(self) -> int:
        """Failures since the last success."""
        return self._failures

    def failed(self, now: float) -> None:
        """Note a failure at the time `now`."""
        longest = min(LONGEST_BACKOFF, SHORTEST_BACKOFF * 2 ** min(self._failures + 1, 10))
        self._failures += 1
        self._until = now + longest / 2 * (1 + self._jitter())

    def succeeded(self) -> None:
        """Note a success: the next fetch may start at any time."""
        self._failures = 0
        self._until = float("-inf")

    def remaining(self, now: float) -> float:
        """Seconds from `now` until the next attempt may start; 0 when it may start at once."""
        return max(0.0, self._until - now)
