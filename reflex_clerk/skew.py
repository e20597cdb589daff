"""How far this machine's clock is from Clerk's, measured on the tokens that pass by."""

from __future__ import annotations

import logging
from collections import deque

from .claims import SessionClaims

TOKENS_KEPT = 64
TOKENS_NEEDED_FOR_AHEAD = 5
SECONDS_WORTH_A_WORD = 5.0
"""The skew that Clerk's own SDKs allow for."""

_log = logging.getLogger(__name__)


class ClockSkew:
    """Compares `iat` of tokens whose signature holds, expired ones too, with this machine's clock.

    A token is never received before it was issued: a negative age is the clock's fault, at least by that much.
    And a browser hands out no expired token, except now and then one that was held up: when each of several tokens is
    older than its life, the clock is ahead, at least by the smallest excess.
    """

    def __init__(self) -> None:
        self._ages: deque[float] = deque(maxlen=TOKENS_KEPT)
        self._excesses: deque[float] = deque(maxlen=TOKENS_KEPT)
        self._reported = False

    @property
    def seconds(self) -> float | None:
        """Least skew that explains the last tokens: negative when this machine's clock is behind, positive when ahead.

        0 when none is needed, None when no token was seen.
        """
        if not self._ages:
            return None
        if (youngest := min(self._ages)) < 0:
            return youngest
        if len(self._excesses) >= TOKENS_NEEDED_FOR_AHEAD and (smallest := min(self._excesses)) > 0:
            return smallest
        return 0.0

    def observe(self, claims: SessionClaims, now: float) -> None:
        """Count a token that was received at the time `now`; a skew that matters is said in the log, once."""
        if claims.issued_at is None:
            return
        self._ages.append(now - claims.issued_at)
        self._excesses.append(now - claims.expires_at)
        skew = self.seconds
        if not self._reported and skew is not None and abs(skew) >= SECONDS_WORTH_A_WORD:
            self._reported = True
            side = "behind" if skew < 0 else "ahead of"
            _log.warning(
                "this machine's clock is at least %.0f seconds %s Clerk's; set it by NTP, or raise leeway",
                abs(skew),
                side,
            )
