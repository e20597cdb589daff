"""The closed loop's part of a plan: what is compared with the backend's acknowledgement, and when a run waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .config import IdentityPart, SkipCache, SynchronizerConfig
from .layout import WIDTH, destructuring

ACKNOWLEDGED = {
    IdentityPart.USER_ID: "userId",
    IdentityPart.SESSION_ID: "sessionId",
    IdentityPart.ORG_ID: "(orgId ?? null)",
}
"""The parts that the acknowledgement names too, by the same names, and what each is compared with."""


@dataclass(frozen=True, slots=True)
class LoopPlan:
    """What one configuration asks of the closed loop; without it, every decision is no."""

    config: SynchronizerConfig

    @property
    def retries(self) -> bool:
        """A failed request is tried again at least once."""
        return self.config.retry.attempts > 1

    @property
    def acknowledged(self) -> bool:
        """The backend's acknowledgement is compared with Clerk's session."""
        return self.config.acknowledgement.enabled

    @property
    def wakes(self) -> bool:
        """The component looks again when the tab wakes."""
        return self.acknowledged and self.config.acknowledgement.wake

    @property
    def refreshes(self) -> bool:
        """A new token is sent before the backend's session ends."""
        return self.acknowledged and self.config.acknowledgement.refresh_lead_seconds is not False

    @property
    def waits(self) -> bool:
        """A run of the effect can begin with silence: for an answer, before a replacement, or until a refresh is due."""
        return self.acknowledged and (self.retries or self.refreshes or self.replaces_later)

    @property
    def replaces_later(self) -> bool:
        """A token is replaced more than once in a row; all but the first time after a while."""
        return self.acknowledged and self.config.acknowledgement.replacements > 1

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

    def inputs_of_the_loop(self) -> dict[str, Any]:
        """Return what the templates use of the closed loop, and of nothing else."""
        options = self.config.acknowledgement
        taken = ["seq: heldSeq", "status", *(["expires_at: expiresAt"] if self.refreshes else [])]
        return {
            "acknowledged_line": destructuring(taken, "acknowledgement", indent=2),
            "held_line": self._held_line(),
            "names_rejected": self.config.token.skip_cache is not SkipCache.ALWAYS,
            "answer_timeout_ms": options.answer_timeout_ms,
            "replacements": options.replacements,
            "refresh_lead_ms": options.refresh_lead_seconds * 1000,
            "min_refresh_ms": options.min_refresh_seconds * 1000,
            "max_refresh_ms": options.max_refresh_seconds * 1000,
        }

    def steps_of_the_loop(self, asking: str) -> list[str]:
        """Return the normal path of the closed loop, one sentence a step; `asking` is how a token is asked for."""
        options = self.config.acknowledgement
        until = ", until that is near its end." if self.refreshes else "."
        steps = [
            "Wait until Clerk knows who is signed in. Signed out: say so at once.",
            "Wait until this page's state has arrived, with what the backend holds.",
            f"Stay silent while the backend holds what Clerk holds{until}",
            asking,
            "Still the same session: set it on the backend, under the next number.",
        ]
        if self.retries:
            steps.append(f"No answer: say it again, {self.config.retry.attempts} times at most.")
        if options.replacements:
            steps.append(f"Rejected: send a new token, {options.replacements} times in a row at most.")
        return steps
