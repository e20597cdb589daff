"""Running statements: order, branches, and the ways out of a function."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..js.node import Node
from .boundaries import Certainty
from .expressions import Expressions
from .facts import strip
from .implications import comparison
from .machine import Jump, NeverError
from .merging import options_of
from .operations import Floating
from .settling import Promise
from .state import State, join, join_all
from .values import NOTHING, Constant, Value

HANDED_ON = frozenset({"AwaitExpression", "AssignmentExpression"})
"""Expressions whose promise somebody else has got."""


class Statements(Expressions):
    """Execution of every statement but loops and `try`."""

    def execute(self, node: Node) -> None:
        """Run a statement in the current state; unreachable ones are left out."""
        if self.state is None:
            return
        kind = node.type
        try:
            method = self._executions[kind]
        except KeyError:
            method = self._executions[kind] = getattr(type(self), f"_execute_{kind}", None)
        if method is None:
            return
        try:
            method(self, node)
        except NeverError:
            self.state = None

    def run_body(self, statements: Sequence[Node]) -> None:
        """Run statements in order."""
        for statement in statements:
            if self.state is None:
                return
            self.execute(statement)

    # --- simple statements ------------------------------------------------------------------------------------------------

    def _execute_BlockStatement(self, node: Node) -> None:
        self.run_body(node.body)

    def _execute_ExpressionStatement(self, node: Node) -> None:
        value = self.evaluate(node.expression)
        if strip(node.expression).type not in HANDED_ON:
            self.drop(value, strip(node.expression))

    def drop(self, value: Value, node: Node, dropper: str = "") -> None:
        """Let go of a value: a promise that can reject is then handled by nobody."""
        promises = [option for option in options_of(value) if isinstance(option, Promise)]
        if any(promise.rejects and promise.expected for promise in promises):
            self.record(Floating(node, self.here, self.effect, dropper))

    def _execute_VariableDeclaration(self, node: Node) -> None:
        for declarator in node.declarations:
            init = declarator.init
            if init is None:
                if node.kind != "var":
                    self.bind(declarator.id, Constant(...))
                continue
            value = self.evaluate(init)
            if value is NOTHING:
                raise self.never()
            self.bind(declarator.id, value, init)
            if declarator.id.type == "Identifier":
                self._declared(declarator.id, init, value)

    def _declared(self, name: Node, init: Node, value: Value) -> None:
        variable = self.scopes.resolve(name)
        if variable is None:
            return
        if variable.is_constant and strip(init).type in TESTS:
            self.remember_test(variable, init)
        if not any(reference.is_read for reference in variable.references):
            self.drop(value, strip(init))

    def _execute_ReturnStatement(self, node: Node) -> None:
        value = self.evaluate(node.argument) if node.argument is not None else Constant(...)
        self.leave(value, node)

    def leave(self, value: Value, node: Node) -> None:
        """Leave the function under way with a value."""
        if self.state is not None:
            self.frame.returns.append((self.state, value, node))
        self.state = None

    def _execute_ThrowStatement(self, node: Node) -> None:
        self.evaluate(node.argument)
        self.may_throw(Certainty.YES)
        self.state = None

    def _execute_ClassDeclaration(self, node: Node) -> None:
        if node.superClass is not None:
            self.evaluate(node.superClass)

    # --- branches ---------------------------------------------------------------------------------------------------------

    def _execute_IfStatement(self, node: Node) -> None:
        self.evaluate(node.test)
        before = self.state
        if self.branch(node.test, True) is not None:
            self.execute(node.consequent)
        after = self.state
        self.state = before
        if self.branch(node.test, False) is not None and node.alternate is not None:
            self.execute(node.alternate)
        if node.alternate is None and self.frame.is_effect and _is_last(node):
            before, self.state = self.state, after
            self.leave(Constant(...), self.frame.function.body)
            self.state = before
            return
        self.state = join(after, self.state)

    def _execute_SwitchStatement(self, node: Node) -> None:
        """Run each case from the switch itself, where its value is what the case says, and from the case above."""
        self.evaluate(node.discriminant)
        left, falling = self.state, None
        jump = self.enter(node, loop=False)
        entries: list[State | None] = []
        for case in node.cases:
            self.state = left
            if case.test is None:
                entries.append(None)
                continue
            self.attempt(partial(self.evaluate, case.test))
            unequal = self.state
            self._learn_case(node.discriminant, case.test, equal=True)
            entries.append(self.state)
            self.state = unequal
            self._learn_case(node.discriminant, case.test, equal=False)
            left = self.state
        for case, entry in zip(node.cases, entries, strict=True):
            self.state = join(left if case.test is None else entry, falling)
            self.run_body(case.consequent)
            falling = self.state
        self.frame.jumps.pop()
        has_default = any(case.test is None for case in node.cases)
        self.state = join_all([falling, *jump.broken, None if has_default else left])

    def _learn_case(self, discriminant: Node, test: Node, *, equal: bool) -> None:
        if self.state is None:
            return
        literal = strip(discriminant)
        if literal.type == "Literal" and literal.value is True:
            self.branch(test, equal)
            return
        self.enter_side(comparison(discriminant, test, equal, self), test, equal)

    # --- jumps ------------------------------------------------------------------------------------------------------------

    def enter(self, node: Node, *, loop: bool) -> Jump:
        """Begin a statement that `break` leaves."""
        parent = node.parent
        label = parent.label.name if parent is not None and parent.type == "LabeledStatement" else None
        jump = Jump(label, loop=loop)
        self.frame.jumps.append(jump)
        return jump

    def _execute_LabeledStatement(self, node: Node) -> None:
        if node.body.type in LOOPS:
            self.execute(node.body)
            return
        jump = Jump(node.label.name, loop=False, block=True)
        self.frame.jumps.append(jump)
        self.execute(node.body)
        self.frame.jumps.pop()
        self.state = join_all([self.state, *jump.broken])

    def _execute_BreakStatement(self, node: Node) -> None:
        for jump in reversed(self.frame.jumps):
            if node.label.name == jump.label if node.label is not None else not jump.block:
                jump.broken.append(self.here)
                break
        self.state = None

    def _execute_ContinueStatement(self, node: Node) -> None:
        for jump in reversed(self.frame.jumps):
            if jump.loop and (node.label is None or node.label.name == jump.label):
                jump.continued.append(self.here)
                break
        self.state = None


def _is_last(statement: Node) -> bool:
    """Whether a function ends behind a statement: `if (ready) { ... }` is then as good as an early return."""
    block = statement.parent
    while block is not None and block.type == "BlockStatement" and block.body[-1] is statement:
        above = block.parent
        if above is not None and above.type in {"ArrowFunctionExpression", "FunctionExpression", "FunctionDeclaration"}:
            return True
        statement, block = (above, above.parent) if above is not None and above.type == "IfStatement" else (block, None)
    return False


LOOPS = frozenset({"ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement", "DoWhileStatement"})
TESTS = frozenset(
    {
        "BinaryExpression",
        "CallExpression",
        "ChainExpression",
        "Identifier",
        "LogicalExpression",
        "MemberExpression",
        "UnaryExpression",
    }
)
"""Expressions whose value may be the outcome of a test."""
