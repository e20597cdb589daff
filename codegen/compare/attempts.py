"""How often a token is requested for one session: the bound of the circle that a request runs in, or the length of its chain."""

from __future__ import annotations

from ..circles import circles, comparisons
from ..component import Effect
from ..flow.facts import strip
from ..js.node import Node
from ..js.scope import Variable
from ..js.walk import ancestors
from .constants import evaluate


def attempts_of(effect: Effect) -> tuple[int, bool]:
    """Return the greatest number of attempts, and whether there is one; without a bound the number is 0.

    An attempt is one request with its fall-backs; a retry is a request behind a timer.
    """
    if not effect.requests:
        return 0, True
    around = [circle for request in effect.requests for circle in circles(effect, request.node)]
    for circle in dict.fromkeys(around):
        bound = _bound(effect, circle)
        return (0, False) if bound is None else (bound, True)
    pauses = {timer.node for timer in effect.timers if _leads_on(effect, timer.node)}
    return 1 + len(pauses), True


def counted_variable(effect: Effect, node: Node) -> Variable | None:
    """Return the variable that counts the attempts round a node."""
    scopes = effect.component.program.scopes
    for circle in circles(effect, node):
        for variable, _ in comparisons(circle, scopes):
            return variable
    return None


def _bound(effect: Effect, circle: Node) -> int | None:
    for _, other in comparisons(circle, effect.component.program.scopes):
        value = evaluate(effect.component, other, {})
        if value is not None and value > 1:
            return int(value)
    return None


def _leads_on(effect: Effect, timer: Node) -> bool:
    """Whether something is chained to the promise that a timer settles."""
    for node in ancestors(timer):
        if node is effect.function:
            return False
        if node.type == "CallExpression":
            callee = strip(node.callee)
            if callee.type == "MemberExpression" and not callee.computed and callee.property.name == "then":
                return True
    return False
