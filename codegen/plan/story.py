"""The normal path, one sentence a step, for the head of the rendered file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..config import SkipCache
from .decisions import Decisions


@dataclass(frozen=True, slots=True)
class StoryPlan(Decisions):
    """What a reader is told of the component before its first line."""

    def inputs(self) -> dict[str, Any]:
        """Return the steps."""
        return {"steps": self._closed_loop() if self.acknowledged else self._open_loop()}

    def _open_loop(self) -> list[str]:
        on_connection = " on this connection" if self.epoch else ""
        return [
            "Wait until Clerk knows who is signed in.",
            f"Stop if just that was dispatched already{on_connection}.",
            "Signed out: clear the backend's session at once.",
            self._asking,
            "Still the same session: set it on the backend." if self.void_test else "Set the session on the backend.",
        ]

    def _closed_loop(self) -> list[str]:
        options = self.config.acknowledgement
        until = ", until that is near its end." if self.refreshes else "."
        steps = [
            "Wait until Clerk knows who is signed in. Signed out: say so at once.",
            "Wait until this page's state has arrived, with what the backend holds.",
            f"Stay silent while the backend holds what Clerk holds{until}",
            self._asking,
            "Still the same session: set it on the backend, under the next number.",
        ]
        if self.retries:
            steps.append(f"No answer: say it again, {self.config.retry.attempts} times at most.")
        if options.replacements:
            steps.append(f"Rejected: send a new token, {options.replacements} times in a row at most.")
        return steps

    @property
    def _asking(self) -> str:
        source = {
            SkipCache.ALWAYS: "a new session token",
            SkipCache.NEVER: "a session token",
            SkipCache.NEAR_EXPIRY: "a token with enough life left",
        }[self.config.token.skip_cache]
        times = f", {self.config.retry.attempts} times at most." if self.retries else "."
        return f"Signed in: ask Clerk for {source}{times}"
