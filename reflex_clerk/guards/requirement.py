"""What a guard asks of the session, and why it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reflex_clerk.authorization import Reverification, has
from reflex_clerk.configuration import backend
from reflex_clerk.errors import ConfigError
from reflex_clerk.refusal import Reason
from reflex_clerk.session import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A session, and what it must have; wrong values raise `ConfigError` here, when the app is imported."""

    role: str | None = None
    permission: str | None = None
    feature: str | None = None
    plan: str | None = None
    fresh_within: Reverification | None = None

    def __post_init__(self) -> None:
        for name, value in self._rights().items():
            if value is not None and (not isinstance(value, str) or not value):
                raise ConfigError(f"{name} must be a non-empty string, not {value!r}")

    def refuses(self, clerk: Any) -> Reason | None:
        """Say why the session that a `ClerkState` holds does not do; None when it does."""
        now = backend().clock()
        known: Knowledge = clerk._known
        session = known.live_session(now)
        if session is None:
            if known.session is not None:
                return "session_ended"
            return "signed_out" if known.is_settled(now) else "not_checked"
        rights = self._rights()
        if any(rights.values()) and not has(session.claims, **rights):
            return "not_allowed"
        if self.fresh_within is not None and not self.fresh_within.holds(session.claims, now):
            return "not_fresh"
        return None

    def _rights(self) -> dict[str, Any]:
        return {"role": self.role, "permission": self.permission, "feature": self.feature, "plan": self.plan}
