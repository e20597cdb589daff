"""The check `impure-render`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.facts import strip
from ..js.node import Node
from ..js.walk import children, is_function
from ._race import AnyFinding
from .base import Check, Invalid

IMPURE = frozenset({"Date.now", "Math.random", "performance.now", "crypto.randomUUID", "crypto.getRandomValues"})
ARMING = frozenset({"setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask"})


class ImpureRender(Check):
    """A render that gives something else each time, or starts something."""

    id = "impure-render"
    summary = "The component asks the clock or chance, or starts a timer, while rendering."
    rationale = (
        "React renders as often as it likes. A key made of the time is new in every render, and makes the effect send "
        "the session each time."
    )
    mend = "Do it in the effect, or make the value once with useState or useRef."
    limits = "Looks at calls in the component's own body, not at those of functions that it calls."
    severity = Severity.WARNING
    VALID = ("function A() { const [born] = useState(() => Date.now()); useEffect(() => { setTimeout(f, 1) }, []) }",)
    INVALID = (
        Invalid(
            "function A() { const now = Date.now(); useEffect(() => {}, [now]) }",
            "Date.now() is called while rendering",
        ),
        Invalid(
            "function A() { setTimeout(f, 500); useEffect(() => {}, []) }", "setTimeout() is called while rendering"
        ),
        Invalid(
            "function A() { const now = new Date(); useEffect(() => {}, [now]) }", "new Date() is made while rendering"
        ),
    )

    def run(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the impure calls of the component's own body."""
        pending = [component.node.body]
        while pending:
            node = pending.pop(0)
            said = _impurity(component, node)
            if said:
                yield self.finding(component.program, node, f"{said} while rendering")
            if not is_function(node):
                pending.extend(children(node))


def _impurity(component: Component, node: Node) -> str:
    if node.type == "NewExpression" and not node.arguments and component.text(node.callee) == "Date":
        return "new Date() is made"
    if node.type != "CallExpression":
        return ""
    callee = strip(node.callee)
    name = component.text(callee)
    root = callee.object if callee.type == "MemberExpression" else callee
    own = root.type == "Identifier" and component.program.scopes.resolve(root) is not None
    return f"{name}() is called" if name in IMPURE | ARMING and not own else ""
