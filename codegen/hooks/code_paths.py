"""Building the graph of paths through a function, as far as it tells on which of them hooks are called.

Which code can throw, and where paths part and meet, agrees with eslint's code path analysis: inside `try`, the first
name that is read, call, member or `new` may throw, and so may nothing before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..js.node import Node
from ..js.walk import children, is_function
from .jumps import Jumps, Loop, Try
from .segments import CodePath, Segment
from .throwing import can_throw, throws_inside

_SHORT_CIRCUIT = frozenset({"&&=", "||=", "??="})


def code_path(owner: Node, hook_calls: Sequence[Node]) -> CodePath:
    """Return the paths through `owner`; `hook_calls` are the calls that belong to it, in source order."""
    return _Builder(owner, hook_calls).build()


class _Builder:
    """Walks one function in the order of evaluation.

    `current` is the segment that the walk is in, None where nothing gets. Expressions without a hook call of this
    function make no difference to the paths, apart from what they throw, so they are not walked: nor are functions
    inside, which have their own.
    """

    def __init__(self, owner: Node, hook_calls: Sequence[Node]) -> None:
        self.path = CodePath(owner)
        self.current: Segment | None = self.path.start
        self.jumps = Jumps(self.path)
        self.hook_calls = frozenset(hook_calls)
        self.starts = [call.start for call in hook_calls]
        self.chain_exits: list[list[Segment | None]] = []

    def build(self) -> CodePath:
        owner = self.path.owner
        if is_function(owner):
            self.expressions(owner.params)
            self.visit(owner.body)
        elif owner.type in {"Program", "StaticBlock"}:
            self.statements(owner.body)
        else:
            self.visit(owner)
        self.jumps.leave(self.current)
        return self.path

    def branch(self) -> Segment | None:
        """Go on in a new segment: from here on, not every path that was here is."""
        self.current = self.path.join(self.current)
        return self.current

    # Expressions.

    def expressions(self, nodes: Iterable[Node | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit(self, node: Node) -> None:
        """Walk a statement or expression."""
        statement = _STATEMENTS.get(node.type)
        if statement is not None:
            statement(self, node)
        elif self.has_hook(node):
            _EXPRESSIONS.get(node.type, _Builder.plain)(self, node)
            if can_throw(node):
                self.may_throw()
        elif self.jumps.awaits_throw and throws_inside(node):
            self.may_throw()

    def has_hook(self, node: Node) -> bool:
        place = bisect_left(self.starts, node.start)
        return place < len(self.starts) and self.starts[place] < node.end

    def plain(self, node: Node) -> None:
        self.expressions(children(node))

    def call(self, node: Node) -> None:
        if node in self.hook_calls:
            self.path.calls[node] = self.current
        self.link(node.callee)
        if node.optional:
            self.short_circuit()
        self.expressions(node.arguments)

    def member(self, node: Node) -> None:
        self.link(node.object)
        if node.optional:
            self.short_circuit()
        self.visit(node.property)

    def link(self, node: Node) -> None:
        """Walk the front of a call or member: in a chain with a hook further behind, each `?.` counts."""
        if self.chain_exits and node.type in {"CallExpression", "MemberExpression"}:
            _EXPRESSIONS[node.type](self, node)
            self.may_throw()
        else:
            self.visit(node)

    def short_circuit(self) -> None:
        """At `?.`: from here one path leads out of the chain."""
        self.chain_exits[-1].append(self.current)
        self.branch()

    def chain(self, node: Node) -> None:
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
        if self.jumps.first_throw(self.current):
            self.branch()

    # Statements.

    def statements(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self.visit(node)

    def block(self, node: Node) -> None:
        self.statements(node.body)

    def return_(self, node: Node) -> None:
        self.expressions([node.argument])
        self.jumps.leave(self.current)
        self.current = None

    def throw(self, node: Node) -> None:
        self.visit(node.argument)
        self.jumps.throw(self.current)
        self.current = None

    def break_(self, node: Node) -> None:
        self.jumps.break_(self.current, node.label)
        self.current = None

    def continue_(self, node: Node) -> None:
        self.jumps.continue_(self.current, node.label)
        self.current = None

    def labeled(self, node: Node) -> None:
        if node.body.type in _BREAKABLE:
            self.visit(node.body)
            return
        target = self.jumps.enter(node.label.name, is_loop=False, needs_label=True)
        self.visit(node.body)
        self.jumps.exit()
        self.current = self.path.join(self.current, *target.breaks)

    def while_(self, node: Node) -> None:
        header = self.branch()
        loop = self.enter_loop(node, header)
        self.visit(node.test)
        tested = self.current
        self.branch()
        self.visit(node.body)
        self.repeat(header)
        self.exit_loop(loop, None if _is_always_true(node.test) else tested)

    def do_while(self, node: Node) -> None:
        header = self.branch()
        loop = self.enter_loop(node, None)
        self.visit(node.body)
        self.current = self.path.join(self.current, *loop.continues)
        self.visit(node.test)
        tested = self.current
        self.repeat(header)
        self.exit_loop(loop, None if _is_always_true(node.test) else tested)

    def for_(self, node: Node) -> None:
        self.expressions([node.init])
        header = self.branch()
        loop = self.enter_loop(node, header if node.update is None else None)
        tested: Segment | None = None
        if node.test is not None:
            self.visit(node.test)
            tested = None if _is_always_true(node.test) else self.current
            self.branch()
        self.visit(node.body)
        if node.update is not None:
            self.current = self.path.join(self.current, *loop.continues)
            self.visit(node.update)
        self.repeat(header)
        self.exit_loop(loop, tested)

    def for_each(self, node: Node) -> None:
        self.visit(node.right)
        before = self.current
        header = self.branch()
        loop = self.enter_loop(node, header)
        self.visit(node.left)
        self.branch()
        self.visit(node.body)
        after = self.current
        self.repeat(header)
        self.exit_loop(loop, before, after, *loop.continues)

    def enter_loop(self, node: Node, header: Segment | None) -> Loop:
        """Enter a loop; `continue` goes to `header`, or is collected for a test or update that comes later."""
        loop = self.jumps.enter(_label(node), is_loop=True)
        loop.header = header
        return loop

    def repeat(self, header: Segment | None) -> None:
        if self.current is not None and header is not None:
            self.current.precede(header)

    def exit_loop(self, loop: Loop, *others: Segment | None) -> None:
        self.jumps.exit()
        self.current = self.path.join(*others, *loop.breaks)

    def switch(self, node: Node) -> None:
        self.visit(node.discriminant)
        target = self.jumps.enter(_label(node), is_loop=False)
        matched = self.tests(node.cases)
        unmatched = self.current
        has_default = len(matched) < len(node.cases)
        self.current = None
        for case in node.cases:
            self.current = self.path.join(self.current, matched.get(case, unmatched))
            self.statements(case.consequent)
        self.jumps.exit()
        self.current = self.path.join(self.current, None if has_default else unmatched, *target.breaks)

    def tests(self, cases: Sequence[Node]) -> dict[Node, Segment | None]:
        """Walk the tests of a switch, one behind the other, and return for each case with one the segment behind it."""
        matched: dict[Node, Segment | None] = {}
        for case in cases:
            if case.test is not None:
                if matched:
                    self.branch()
                self.visit(case.test)
                matched[case] = self.current
        return matched

    def try_(self, node: Node) -> None:
        attempt = self.jumps.enter_try(has_finalizer=node.finalizer is not None)
        self.visit(node.block)
        if node.handler is not None:
            after_block, thrown = self.current, attempt.start_catch()
            self.current = self.path.join(self.current, *thrown)
            self.expressions([node.handler.param, node.handler.body])
            self.current = self.path.join(after_block, self.current)
        attempt.start_finally()
        if node.finalizer is not None:
            self.finally_(node.finalizer, attempt)
        self.jumps.exit_try()

    def finally_(self, finalizer: Node, attempt: Try) -> None:
        """Walk a finalizer once for each way through it: on, out with an exception, out with a return.

        As in the reference, a hook in it counts as called on the last of these ways that there is.
        """
        self.visit(finalizer)
        after = self.current
        for leaving, go_on in ((attempt.throws, self.jumps.throw), (attempt.returns, self.jumps.leave)):
            if leaving:
                self.current = self.path.join(*leaving)
                self.visit(finalizer)
                go_on(self.current)
        self.current = after


def _label(node: Node) -> str | None:
    parent = node.parent
    if parent is None or parent.type != "LabeledStatement":
        return None
    name: str = parent.label.name
    return name


def _is_always_true(test: Node) -> bool:
    return test.type == "Literal" and bool(test.value or test.regex or test.bigint)


_BREAKABLE = frozenset(
    {"WhileStatement", "DoWhileStatement", "ForStatement", "ForInStatement", "ForOfStatement", "SwitchStatement"}
)
_STATEMENTS = {
    "BlockStatement": _Builder.block,
    "BreakStatement": _Builder.break_,
    "ContinueStatement": _Builder.continue_,
    "DoWhileStatement": _Builder.do_while,
    "ForInStatement": _Builder.for_each,
    "ForOfStatement": _Builder.for_each,
    "ForStatement": _Builder.for_,
    "IfStatement": _Builder.choice,
    "LabeledStatement": _Builder.labeled,
    "ReturnStatement": _Builder.return_,
    "SwitchStatement": _Builder.switch,
    "ThrowStatement": _Builder.throw,
    "TryStatement": _Builder.try_,
    "WhileStatement": _Builder.while_,
}
_EXPRESSIONS = {
    "AssignmentExpression": _Builder.assignment,
    "AssignmentPattern": _Builder.either,
    "CallExpression": _Builder.call,
    "ChainExpression": _Builder.chain,
    "ConditionalExpression": _Builder.choice,
    "LogicalExpression": _Builder.either,
    "MemberExpression": _Builder.member,
}
