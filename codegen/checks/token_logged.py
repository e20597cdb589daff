"""The check `token-logged`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import Logged
from ._examples import synchronizer
from ._operations import holds_token, worst
from ._race import AnyFinding, RaceCheck
from ._story import path_to
from .base import Invalid


class TokenLogged(RaceCheck):
    """A session token that is written to the console."""

    id = "token-logged"
    summary = "A session token is logged."
    rationale = (
        "Whoever has the token is the user, for as long as it lives; consoles are copied into bug reports and "
        "collected by monitoring."
    )
    mend = "Log that there was a token, never the token."
    limits = "Looks at the console; what another logger is given is not looked at."
    severity = Severity.ERROR
    VALID = (synchronizer('getToken().then((token) => console.log("token:", Boolean(token))).catch(() => {})'),)
    INVALID = (
        Invalid(
            synchronizer("getToken().then((token) => console.log(token)).catch(() => {})"),
            "the token is written to the console",
        ),
        Invalid(
            synchronizer("getToken().then((token) => console.debug({ token })).catch(() => {})"),
            "the token is written to the console",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the console calls that are given a token."""
        for logged in worst(operation for operation in component.operations if isinstance(operation, Logged)):
            if any(holds_token(argument) for argument in logged.arguments):
                path = path_to(component, logged, "writes the token to the console")
                yield self.finding(component.program, logged.node, "the token is written to the console", path=path)
