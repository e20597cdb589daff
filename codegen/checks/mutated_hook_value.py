"""The check `mutated-hook-value`."""

from __future__ import annotations

from collections.abc import Iterator

from ..component import Component
from ..findings import Severity
from ..flow.facts import member_name
from ..flow.operations import Mutation
from ._operations import worst
from ._race import AnyFinding, RaceCheck
from .base import Invalid


class MutatedHookValue(RaceCheck):
    """A write into a value that belongs to React or to Clerk."""

    id = "mutated-hook-value"
    summary = "A value that a hook gave is changed in place."
    rationale = (
        "React and Clerk compare such values by identity: the change runs no effect, and other components read it "
        "half-way."
    )
    mend = "Keep what changes in a ref or in state of your own."
    severity = Severity.WARNING
    VALID = (
        "function A({ innerRef }) { useEffect(() => { innerRef.current = 1 }, [innerRef]) }",
        "function A() { const box = useRef({}); useEffect(() => { box.current.x = 1 }, []) }",
    )
    INVALID = (
        Invalid(
            "function A() { const user = useUser(); useEffect(() => { user.name = 'x' }, [user]) }",
            "belongs to useUser",
        ),
    )

    def look(self, component: Component) -> Iterator[AnyFinding]:
        """Yield the writes into hook values."""
        for mutation in worst(operation for operation in component.operations if isinstance(operation, Mutation)):
            if mutation.target.type == "MemberExpression" and member_name(mutation.target) == "current":
                continue  # a ref that somebody else has made: it is there to be written
            message = f"{component.text(mutation.target)} is changed in place, and belongs to {mutation.origin}"
            yield self.finding(component.program, mutation.node, message)
