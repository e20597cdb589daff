"""What one configuration decides for more than one part of the component."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from ..config import IdentityPart, NullToken, Reconnect, RequestId, Style, SynchronizerConfig
from ..javascript import js_literal
from ..layout import WIDTH, fit

KEY_NAMES = {
    IdentityPart.USER_ID: "userId",
    IdentityPart.SESSION_ID: "sessionId",
    IdentityPart.ORG_ID: "orgId",
    IdentityPart.ORG_ROLE: "orgRole",
    IdentityPart.ACTOR: "actorId",
}
"""JavaScript name of each part of the identity beside `isSignedIn`."""


@dataclass(frozen=True, slots=True)
class Decisions(ABC):
    """One part of a plan; a part may ask what is decided here, and nothing of another part."""

    config: SynchronizerConfig

    @abstractmethod
    def inputs(self) -> dict[str, Any]:
        """Return what this part gives the templates."""

    @property
    def key_names(self) -> list[str]:
        """Values that make the identity key, beside `isSignedIn`."""
        return [name for part, name in KEY_NAMES.items() if part in self.config.identity]

    @property
    def asynchronous(self) -> bool:
        """The component is written with `async` and `await`, not with a promise chain."""
        return self.config.style is Style.ASYNC

    @property
    def epoch(self) -> bool:
        """A reconnect of the websocket is seen by its connection epoch."""
        return self.config.reconnect is Reconnect.CONNECTION_EPOCH

    @property
    def retries(self) -> bool:
        """A failed request is tried again at least once."""
        return self.config.retry.attempts > 1

    @property
    def void_test(self) -> str:
        """Condition under which a run must do nothing more; empty when nothing ever voids it."""
        tests = []
        if self.config.cleanup:
            tests.append("!active")
        if self.config.request_id is not RequestId.NONE:
            tests.append("myRequestId !== requestIdRef.current")
        return " || ".join(tests)

    @property
    def wraps_request(self) -> bool:
        """Something stands round the request: a time-out, or the rule that a null token is a failure."""
        return self.config.token.timeout_ms is not False or self.config.null_token is NullToken.FAILURE

    # --- the closed loop; without it, every decision is no ----------------------------------------------------------------

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
    def replaces_later(self) -> bool:
        """A token is replaced more than once in a row; all but the first time after a while."""
        return self.acknowledged and self.config.acknowledgement.replacements > 1

    @property
    def waits(self) -> bool:
        """A run of the effect can begin with silence: for an answer, before a replacement, or until a refresh is due."""
        return self.acknowledged and (self.retries or self.refreshes or self.replaces_later)


def member(name: str, value: str) -> str:
    """Return a member of an object literal or pattern, shortened where name and value are one."""
    return name if name == value else f"{name}: {value}"


def log(component: str, level: str, says: str, *more: str, indent: int, shift: int = 0) -> str:
    """Return the statement that writes to the browser's console, with the component's name in front.

    `shift` is by how much the template will indent the whole statement further.
    """
    arguments = [js_literal(f"{component}: {says}"), *more]
    return fit(f"{' ' * indent}console.{level}(", arguments, ");", WIDTH - shift)
