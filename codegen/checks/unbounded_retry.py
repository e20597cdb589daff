"""The check `unbounded-retry`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Effect
from ..findings import Severity
from ..flow.facts import strip
from ..js.node import Node
from ..js.walk import ancestors, is_function, walk
from ._examples import synchronizer
from ._operations import AnyFinding, path_of, worst
from .base import Check, Invalid

_RELATIONS = frozenset({"<", ">", "<=", ">="})


class UnboundedRetry(Check):
    """Token requests in a circle that nothing ends."""

    id = "unbounded-retry"
    summary = "A token is requested again and again, without a bound."
    rationale = (
        "While Clerk's server is down every open tab asks without end, and keeps it down; a limit on attempts lets "
        "the next change try again."
    )
    mend = "Count the attempts, and stop at a limit; let the delay grow."
    limits = "A bound is a comparison with <, >, <= or >= of a number that the circle counts."
    severity = Severity.WARNING
    VALID = (
        synchronizer("const ask = (n) => getToken().catch(() => n < 3 ? ask(n + 1) : null)\nask(1).catch(() => {})"),
        synchronizer(
            "const run = async () => { for (let n = 0; n < 3; n++) { if (await getToken()) return } }\nrun().catch(() => {})"
        ),
    )
    INVALID = (
        Invalid(
            synchronizer("const ask = () => getToken().catch(() => ask())\nask().catch(() => {})"), "without a bound"
        ),
        Invalid(
            synchronizer(
                "const run = async () => { while (true) { if (await getToken()) return } }\nrun().catch(() => {})"
            ),
            "without a bound",
        ),
        Invalid(
            synchronizer("const ask = () => { getToken().catch(() => setTimeout(ask, 500)) }\nask()"), "without a bound"
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the requests that stand in a circle without a count."""
        for effect in component.effects:
            for request in worst(effect.requests):
                circle = next((node for node in _circles(effect, request.node) if not _counts(effect, node)), None)
                if circle is not None:
                    message = f"{request.source} is requested again and again without a bound"
                    yield self.finding(
                        component.program, request.node, message, path=path_of(request, "asks once more")
                    )


def _circles(effect: Effect, node: Node) -> Iterator[Node]:
    """Yield the loops and the functions that call themselves round a node, inside the effect."""
    for above in ancestors(node):
        if above is effect.function:
            return
        loops = above.type in {"WhileStatement", "DoWhileStatement", "ForStatement"}
        if loops or (is_function(above) and _calls_itself(effect, above)):
            yield above


def _calls_itself(effect: Effect, function: Node) -> bool:
    """Whether a function names itself inside: as a call, or as what a timer or a promise will call."""
    scopes = effect.component.program.scopes
    parent = function.parent
    named = function.id if function.type != "ArrowFunctionExpression" else None
    if named is None and parent is not None and parent.type == "VariableDeclarator":
        named = parent.id
    variable = scopes.resolve(named) if named is not None and named.type == "Identifier" else None
    return variable is not None and any(
        function.start <= reference.identifier.start < function.end
        for reference in variable.references
        if reference.is_read
    )


def _counts(effect: Effect, circle: Node) -> bool:
    """Whether a circle compares a number that it counts itself."""
    scopes = effect.component.program.scopes
    counted = set()
    for node in walk(circle):
        target = _counted(node)
        variable = scopes.resolve(target) if target is not None and target.type == "Identifier" else None
        if variable is not None:
            counted.add(variable)
    return any(
        node.type == "BinaryExpression"
        and node.operator in _RELATIONS
        and any(
            side.type == "Identifier" and scopes.resolve(side) in counted
            for side in (strip(node.left), strip(node.right))
        )
        for node in walk(circle)
    )


def _counted(node: Node) -> Node | None:
    """Return what a node counts: `n++`, `n += 1`, or the `n` of `ask(n + 1)`."""
    if node.type == "UpdateExpression":
        return strip(node.argument)
    if node.type == "AssignmentExpression" and node.operator in {"+=", "-="}:
        return strip(node.left)
    if node.type == "BinaryExpression" and node.operator in {"+", "-"}:
        return strip(node.left)
    return None
