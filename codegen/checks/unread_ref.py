"""The check `unread-ref`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component, Ref
from ..findings import Severity
from ..flow.operations import RefRead, RefWrite
from ..flow.reasons import Reason
from ..js.node import Node
from ._examples import synchronizer
from ._race import UNSEEN, AnyFinding, RaceCheck
from .base import Invalid


class UnreadRef(RaceCheck):
    """A ref that is written and that nothing reads."""

    id = "unread-ref"
    summary = "A ref is written, and nothing ever reads it."
    rationale = (
        "Somebody has noted what was sent last, or which run is the newest, and nobody asks: the guard or the dedupe that it was for is "
        "missing, and the session is sent each time that anything changes."
    )
    mend = "Ask the ref where it was meant to hold something back, or take it out."
    limits = "A ref that leaves the component (`ref={...}`, another hook, the return value of a hook) is not looked at."
    severity = Severity.WARNING
    VALID = (
        synchronizer(
            "if (sentRef.current === isSignedIn) return\nsentRef.current = isSignedIn",
            before="const sentRef = useRef(null)",
        ),
        "function A() { const box = useRef(null); useEffect(() => { box.current = 1 }, []); return <p ref={box} /> }",
    )
    INVALID = (
        Invalid(
            synchronizer("sentRef.current = isSignedIn", before="const sentRef = useRef(null)"),
            "sentRef is written, and nothing reads it",
        ),
        Invalid(
            synchronizer("idRef.current += 1\ngetToken().catch(() => {})", before="const idRef = useRef(0)"),
            "idRef is written, and nothing reads it",
        ),
    )

    BLIND = UNSEEN | {Reason.ALIASED_REF}

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the refs of the component with writes and no reads."""
        operations = component.operations
        read = {item.ref for item in operations if isinstance(item, RefRead) and not _is_part_of_update(item.node)}
        for ref in component.refs:
            writes = [item for item in operations if isinstance(item, RefWrite) and item.ref is ref.cell]
            told = any(_tells(component, write.node) for write in writes)
            if writes and ref.cell not in read and not told and not self._leaves(component, ref):
                first = min(writes, key=lambda write: write.node.start)
                yield self.finding(component.program, first.node, f"{ref.name} is written, and nothing reads it")

    @staticmethod
    def _leaves(component: Component, ref: Ref) -> bool:
        """Whether others have the ref: an element, another component, a function that is not known here."""
        return ref.cell.attached or component.run.knowledge.escaped(ref.cell) is not None


def _is_part_of_update(node: Node) -> bool:
    """Whether a read only serves to write the same place (`ref.current = ref.current + 1`), and its value goes nowhere else."""
    above = node.parent
    while above is not None and above.type in {"BinaryExpression", "MemberExpression"}:
        above = above.parent
    if above is None or above.type != "AssignmentExpression" or above.parent is None:
        return False
    return above.parent.type == "ExpressionStatement" and above.left.type == "MemberExpression"


def _tells(component: Component, write: Node) -> bool:
    """Whether a write also gives what the ref holds to somebody who uses it: `const id = ++ref.current`, `ref.current ??= make()`."""
    above = write.parent
    if write.type == "AssignmentExpression" and write.operator in {"&&=", "||=", "??="}:
        return True
    if above is None or write.type not in {"UpdateExpression", "AssignmentExpression"}:
        return False
    if above.type == "VariableDeclarator" and above.id.type == "Identifier":
        variable = component.program.scopes.resolve(above.id)
        return variable is None or any(reference.is_read for reference in variable.references)
    return above.type not in {"ExpressionStatement", "ArrowFunctionExpression", "SequenceExpression", "UnaryExpression"}
