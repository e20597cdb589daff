"""The check `token-logged`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.operations import Logged
from ._examples import synchronizer
from ._operations import AnyFinding, holds_token, path_of, worst
from .base import Check, Invalid


class TokenLogged(Check):
    """A session token that is written to the console."""

    id = "token-logged"
    summary = "A session token is logged."
    rationale = (
        "Whoever has the token is the user, for as long as it lives; consoles are copied into bug reports and "
        "collected by monitoring."
    )
    mend = "Log that there was a token, never the token."
    limits = "A token that was put into another value first is not followed."
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

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the console calls that are given a token."""
        for logged in worst(operation for operation in component.operations if isinstance(operation, Logged)):
            if any(holds_token(argument) for argument in logged.arguments):
                path = path_of(logged, "logs it")
                yield self.finding(component.program, logged.node, "the token is written to the console", path=path)
