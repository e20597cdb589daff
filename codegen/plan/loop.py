"""The closed loop: what is compared with the backend's acknowledgement, and how long is waited for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..config import IdentityPart, SkipCache
from ..layout import WIDTH, destructuring
from .decisions import KEY_NAMES, Decisions

ACKNOWLEDGED = {
    IdentityPart.USER_ID: "userId",
    IdentityPart.SESSION_ID: "sessionId",
    IdentityPart.ORG_ID: "(orgId ?? null)",
}
"""The parts that the acknowledgement names too, by the same names, and what each is compared with."""


@dataclass(frozen=True, slots=True)
class LoopPlan(Decisions):
    """What is asked of the closed loop; templates of the open one know nothing of it."""

    def inputs(self) -> dict[str, Any]:
        """Return what the templates use of the closed loop, and of nothing else."""
        if not self.acknowledged:
            return {}
        options = self.config.acknowledgement
        taken = ["seq: heldSeq", "status", *(["expires_at: expiresAt"] if self.refreshes else [])]
        return {
            "acknowledged_line": destructuring(taken, "acknowledgement", indent=2),
            "held_line": self._held_line(),
            "found_line": self._found_line(),
            "names_rejected": self.config.token.skip_cache is not SkipCache.ALWAYS,
            "answer_timeout_ms": options.answer_timeout_ms,
            "replacements": options.replacements,
            "refresh_lead_ms": options.refresh_lead_seconds * 1000,
            "min_refresh_ms": options.min_refresh_seconds * 1000,
            "max_refresh_ms": options.max_refresh_seconds * 1000,
        }

    def _found_line(self) -> str:
        """Return the declaration of whether what is held, though never said, is all of Clerk's identity."""
        mine = [
            f"!{name}" for part, name in KEY_NAMES.items() if part in self.config.identity and part not in ACKNOWLEDGED
        ]
        return f"    const isFound = {' && '.join(['sent.stateKey === null', *mine])};"

    def _held_line(self) -> str:
        """Return the declaration of whether the backend holds Clerk's identity, as far as the acknowledgement names it."""
        holds = ['status === "signed_in"']
        holds += [
            f"acknowledgement.{part} === {value}"
            for part, value in ACKNOWLEDGED.items()
            if part in self.config.identity
        ]
        line = f"    ? {' && '.join(holds)}"
        if len(line) > WIDTH:
            line = "    ? " + " &&\n      ".join(holds)
        return f'  const isHeld = isSignedIn\n{line}\n    : status === "signed_out";'
