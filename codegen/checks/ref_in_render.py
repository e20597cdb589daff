"""The check `ref-in-render`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.boundaries import Phase
from ..flow.operations import RefRead, RefWrite
from ..js.node import Node
from ._operations import worst
from ._race import AnyFinding, RaceCheck
from .base import Invalid


class RefInRender(RaceCheck):
    """A ref that is read or written while rendering."""

    id = "ref-in-render"
    summary = "ref.current is read or written while rendering."
    rationale = (
        "React may render without committing, and render twice: a ref that changes there tells effects of a session "
        "that is not shown."
    )
    mend = "Read and write refs in effects and event handlers; a value that the page shows belongs in state."
    limits = (
        "Making the value once (`if (ref.current === null) ref.current = make()`) is React's documented way, and is "
        "let through."
    )
    severity = Severity.WARNING
    VALID = (
        "function A({ value }) { const latest = useRef(value); useEffect(() => { latest.current = value }, [value]) }",
        "function A() { const box = useRef(null); if (box.current === null) { box.current = make() } useEffect(() => {}, []) }",
    )
    INVALID = (
        Invalid(
            "function A({ value }) { const latest = useRef(); latest.current = value; useEffect(() => {}, []) }",
            "latest is written while rendering",
        ),
        Invalid(
            "function A() { const n = useRef(0); useEffect(() => {}, []); return n.current }",
            "n is read while rendering",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the reads and writes of refs in the body of the component."""
        uses = [
            op
            for op in component.operations
            if isinstance(op, (RefRead, RefWrite)) and op.ref.node.type == "CallExpression"
        ]
        for operation in worst(uses):
            if operation.state.phase is not Phase.RENDER or _is_made_once(operation.node):
                continue
            done = "written" if isinstance(operation, RefWrite) else "read"
            yield self.finding(component.program, operation.node, f"{operation.ref.name} is {done} while rendering")


def _is_made_once(node: Node) -> bool:
    """Whether a read or write belongs to `if (ref.current === null) ref.current = ...` or `ref.current ??= ...`."""
    above: Node | None = node
    while above is not None and above.type not in {
        "FunctionDeclaration",
        "FunctionExpression",
        "ArrowFunctionExpression",
    }:
        if above.type == "AssignmentExpression" and above.operator in {"??=", "||="}:
            return True
        if above.type == "IfStatement":
            return _asks_for_nothing(above.test)
        above = above.parent
    return False


def _asks_for_nothing(test: Node) -> bool:
    if test.type == "UnaryExpression" and test.operator == "!":
        return bool(test.argument.type == "MemberExpression")
    if test.type != "BinaryExpression" or test.operator not in {"===", "=="}:
        return False
    sides = (test.left, test.right)
    return any(side.type == "Literal" and side.value is None for side in sides) or any(
        side.type == "Identifier" and side.name == "undefined" for side in sides
    )
