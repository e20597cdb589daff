"""Building the graph of paths through a function, as far as it tells on which of them hooks are called.

Which code can throw, and where paths part and meet, agrees with eslint's code path analysis: inside `try`, the first name
that is read, call, member or `new` may throw, and so may nothing before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..js.node import Node
from ..js.walk import is_function
from .expression_paths import ExpressionPaths
from .jumps import Loop, Try
from .segments import CodePath, Segment


def code_path(owner: Node, hook_calls: Sequence[Node]) -> CodePath:
    """Return the paths through `owner`; `hook_calls` are the calls that belong to it, in source order."""
    return _Builder(owner, hook_calls).build()


class _Builder(ExpressionPaths):
    """Walks one function, statement by statement."""

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

    def visit(self, node: Node) -> None:
        """Walk a statement or expression."""
        statement = _STATEMENTS.get(node.type)
        if statement is not None:
            statement(self, node)
        else:
            super().visit(node)

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
