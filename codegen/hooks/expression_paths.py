"""The paths through expressions: what `&&`, `? :`, `?.` and default values do only sometimes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from ..js.node import Node
from ..js.walk import children
from .jumps import Jumps
from .segments import CodePath, Segment
from .throwing import can_throw, throws_inside

_SHORT_CIRCUIT = frozenset({"&&=", "||=", "??="})


class ExpressionPaths:
    """Walks expressions in the order of evaluation, and makes a code path's segments.

    `current` is the segment that the walk is in, None where nothing gets. Expressions without a hook call of this function
    make no difference to the paths, apart from what they throw, so they are not walked: nor are functions inside, which have
    their own.
    """

    def __init__(self, owner: Node, hook_calls: Sequence[Node]) -> None:
        self.path = CodePath(owner)
        self.current: Segment | None = self.path.start
        self.jumps = Jumps(self.path)
        self.hook_calls = frozenset(hook_calls)
        self.starts = [call.start for call in hook_calls]
        self.chain_exits: list[list[Segment | None]] = []

    def branch(self) -> Segment | None:
        """Go on in a new segment: from here on, not every path that was here is."""
        self.current = self.path.join(self.current)
        return self.current

    def expressions(self, nodes: Iterable[Node | None]) -> None:
        """Walk nodes one behind the other, those that are there."""
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit(self, node: Node) -> None:
        """Walk an expression."""
        if self.has_hook(node):
            _HANDLERS.get(node.type, ExpressionPaths.plain)(self, node)
            if can_throw(node):
                self.may_throw()
        elif self.jumps.awaits_throw and throws_inside(node):
            self.may_throw()

    def has_hook(self, node: Node) -> bool:
        """Return whether a hook call of this function stands in the node."""
        place = bisect_left(self.starts, node.start)
        return place < len(self.starts) and self.starts[place] < node.end

    def plain(self, node: Node) -> None:
        """Walk an expression whose parts are all evaluated."""
        self.expressions(children(node))

    def call(self, node: Node) -> None:
        """Walk a call; that of a hook counts as made before its arguments are evaluated."""
        if node in self.hook_calls:
            self.path.calls[node] = self.current
        self.link(node.callee)
        if node.optional:
            self.short_circuit()
        self.expressions(node.arguments)

    def member(self, node: Node) -> None:
        """Walk `a.b` or `a[b]`."""
        self.link(node.object)
        if node.optional:
            self.short_circuit()
        self.visit(node.property)

    def link(self, node: Node) -> None:
        """Walk the front of a call or member: in a chain with a hook further behind, each `?.` counts."""
        if self.chain_exits and node.type in {"CallExpression", "MemberExpression"}:
            _HANDLERS[node.type](self, node)
            self.may_throw()
        else:
            self.visit(node)

    def short_circuit(self) -> None:
        """At `?.`: from here one path leads out of the chain."""
        self.chain_exits[-1].append(self.current)
        self.branch()

    def chain(self, node: Node) -> None:
        """Walk a chain with `?.` in it: all ways out of it meet behind it."""
        self.chain_exits.append([])
        self.visit(node.expression)
        self.current = self.path.join(self.current, *self.chain_exits.pop())

    def either(self, node: Node) -> None:
        """Walk `left && right` and its like: `right` on some paths only."""
        self.visit(node.left)
        before = self.current
        self.branch()
        self.visit(node.right)
        self.current = self.path.join(before, self.current)

    def assignment(self, node: Node) -> None:
        """Walk an assignment; `a ||= b` and its like evaluate their right side only sometimes."""
        if node.operator in _SHORT_CIRCUIT:
            self.either(node)
        else:
            self.plain(node)

    def choice(self, node: Node) -> None:
        """Walk `if` and `? :`."""
        self.visit(node.test)
        before = self.current
        self.branch()
        self.visit(node.consequent)
        after = self.current
        self.current = before
        if node.alternate is not None:
            self.branch()
            self.visit(node.alternate)
        self.current = self.path.join(after, self.current)

    def may_throw(self) -> None:
        """Let what comes next be behind something that may have thrown."""
        if self.jumps.awaits_throw:
            self.jumps.throw(self.current)
            self.branch()


_HANDLERS: dict[str, Callable[[ExpressionPaths, Node], None]] = {
    "AssignmentExpression": ExpressionPaths.assignment,
    "AssignmentPattern": ExpressionPaths.either,
    "CallExpression": ExpressionPaths.call,
    "ChainExpression": ExpressionPaths.chain,
    "ConditionalExpression": ExpressionPaths.choice,
    "LogicalExpression": ExpressionPaths.either,
    "MemberExpression": ExpressionPaths.member,
}
