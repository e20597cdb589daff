"""What the component takes from its surroundings: imports, props, members of hooks, the identity key, the dependency array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..config import ClerkLine, GetTokenUse, IdentityPart, Reconnect, RequestId
from ..layout import WIDTH, destructuring, fit
from .decisions import Decisions, member


@dataclass(frozen=True, slots=True)
class HookPlan(Decisions):
    """Hooks, and what the effect reads of them."""

    def inputs(self) -> dict[str, Any]:
        """Return what the templates use at the head of the component, and at the end of its effect."""
        config = self.config
        return {
            "signature": fit(f"export function {config.component}({{ ", self.props, " }) {"),
            "react_names": self.react_names,
            "clerk_package": "@clerk/react" if config.clerk is ClerkLine.REACT else "@clerk/clerk-react",
            "auth_line": destructuring(self.auth_fields, "useAuth()", indent=2),
            "actor_in_key": IdentityPart.ACTOR in config.identity,
            "key_line": self._key_line(),
            "compares_add_events": config.reconnect is Reconnect.ADD_EVENTS,
            "request_id": config.request_id is not RequestId.NONE,
            "request_id_first": config.request_id is RequestId.FIRST,
            "request_id_after_dedupe": config.request_id is RequestId.AFTER_DEDUPE,
            "dependency_line": fit("  }, [", self.dependencies, "]);"),
        }

    @property
    def props(self) -> list[str]:
        """What the component takes apart of its props; inside, they always have the same names."""
        options = self.config.acknowledgement
        own = [(options.prop, "acknowledgement"), (options.hydrated_prop, "hydrated")] if self.acknowledged else []
        return [*(member(*prop) for prop in own), "children"]

    @property
    def react_names(self) -> str:
        """What is imported from React."""
        return ", ".join(["useContext", "useEffect", "useRef", *(["useState"] if self.wakes else [])])

    @property
    def auth_fields(self) -> list[str]:
        """Members taken from `useAuth()`."""
        parts = [("actor" if name == "actorId" else name) for name in self.key_names]
        return ["getToken", "isLoaded", "isSignedIn", *parts]

    def _key_line(self) -> str:
        """Return the declaration of the identity key."""
        signed_in = f"JSON.stringify([{', '.join(self.key_names)}])" if self.key_names else '"signed_in"'
        line = f'    const stateKey = isSignedIn ? {signed_in} : "signed_out";'
        if len(line) <= WIDTH:
            return line
        return f'    const stateKey = isSignedIn\n      ? {signed_in}\n      : "signed_out";'

    @property
    def captured(self) -> list[str]:
        """Reactive values that the effect reads: the right dependency array."""
        names = ["isLoaded", "isSignedIn", *self.key_names, "addEvents"]
        if self.epoch:
            names.append("connectErrors")
        if self.config.get_token is GetTokenUse.DEPENDENCY:
            names.append("getToken")
        if self.acknowledged:
            names += ["hydrated", "isHeld", "heldSeq", "status"]
            names += ["expiresAt"] if self.refreshes else []
            names += ["woken"] if self.wakes else []
        return names

    @property
    def dependencies(self) -> Sequence[str]:
        """The dependency array as it will be written."""
        return self.captured if self.config.dependencies == "auto" else self.config.dependencies
