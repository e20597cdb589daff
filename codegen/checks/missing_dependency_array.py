"""The check `missing-dependency-array`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Finding, Severity
from ..flow.facts import member_name
from ..js.node import Node
from .base import Check, Invalid


class MissingDependencyArray(Check):
    """An effect that runs after every render."""

    id = "missing-dependency-array"
    summary = "An effect has no dependency array."
    rationale = "Without an array the effect runs after every render, and sends the session each time."
    mend = "Give the values that the effect reads as an array; pass [] to run it once."
    limits = "An effect that only writes refs may run after every render, and is let through."
    severity = Severity.WARNING
    VALID = (
        "function A({ token }) { useEffect(() => { send(token) }, [token]) }",
        "function A({ value }) { const latest = useRef(); useEffect(() => { latest.current = value }) }",
    )
    INVALID = (
        Invalid("function A({ token }) { useEffect(() => { send(token) }) }", "useEffect has no dependency array"),
    )

    def run(self, component: Component) -> Iterator[Finding]:
        """Yield the effects without an array that do more than write refs."""
        for effect in component.effects:
            if len(effect.call.arguments) != 1 or effect.function is None:
                continue
            if _only_writes_refs(effect.function):
                continue
            message = f"{effect.hook} has no dependency array: it runs after every render"
            yield self.finding(component.program, effect.call.callee, message)


def _only_writes_refs(function: Node) -> bool:
    statements = function.body.body if function.body.type == "BlockStatement" else [function.body]
    return all(_writes_current(statement) for statement in statements)


def _writes_current(statement: Node) -> bool:
    expression = statement.expression if statement.type == "ExpressionStatement" else statement
    return expression.type == "AssignmentExpression" and _is_current(expression.left)


def _is_current(target: Node) -> bool:
    return target.type == "MemberExpression" and member_name(target) == "current"
