"""Running statements: order, branches, loops to a fixed point, try and finally, and functions as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..js.node import Node
from .expressions import Expressions
from .facts import strip
from .machine import Frame, Jump
from .operations import Floating
from .state import Boundary, BoundaryKind, State, join, join_all
from .values import UNKNOWN, Constant, Function, Promise, Value, merge

ROUNDS = 12
"""Rounds that a loop or a recursion gets to reach its fixed point; the lattice of states is finite and low."""

DEPTH = 24
"""Calls inside calls that are followed."""


class Statements(Expressions):
    """Execution of every statement, and calls of functions whose text is known."""

    def execute(self, node: Node) -> None:
        """Run a statement in the current state; unreachable ones are left out."""
        if self.state is None:
            return
        method: Callable[[Node], None] | None = getattr(self, f"_execute_{node.type}", None)
        if method is not None:
            method(node)

    def run_body(self, statements: Sequence[Node]) -> None:
        """Run statements in order."""
        for statement in statements:
            self.execute(statement)

    # --- simple statements ------------------------------------------------------------------------------------------------

    def _execute_BlockStatement(self, node: Node) -> None:
        self.run_body(node.body)

    def _execute_ExpressionStatement(self, node: Node) -> None:
        value = self.evaluate(node.expression)
        expression = strip(node.expression)
        if (
            isinstance(value, Promise)
            and value.rejects
            and expression.type not in {"AwaitExpression", "AssignmentExpression"}
        ):
            self.record(Floating(expression, self.here, self.effect))

    def _execute_VariableDeclaration(self, node: Node) -> None:
        for declarator in node.declarations:
            if declarator.init is None:
                if node.kind != "var":
                    self.bind(declarator.id, Constant(...))
                continue
            value = self.evaluate(declarator.init)
            if self.state is None:
                return
            self.bind(declarator.id, value)
            self._remember_test(declarator)

    def _remember_test(self, declarator: Node) -> None:
        """Remember `const current = id === ref.current`, which means the test until the next boundary."""
        variable = self.scopes.resolve(declarator.id) if declarator.id.type == "Identifier" else None
        init = strip(declarator.init)
        if (
            variable is not None
            and variable.is_constant
            and init.type in {"BinaryExpression", "LogicalExpression", "UnaryExpression"}
        ):
            self.state = replace(self.here, tests=self.here.tests | {(variable, init)})

    def _execute_ReturnStatement(self, node: Node) -> None:
        value = self.evaluate(node.argument) if node.argument is not None else Constant(...)
        self._leave(value, node)

    def _leave(self, value: Value, node: Node) -> None:
        if self.state is not None:
            self.returns[-1].append((self.state, value, node))
        self.state = None

    def _execute_ThrowStatement(self, node: Node) -> None:
        self.evaluate(node.argument)
        self.may_throw(surely=True)
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
        self.state = join(after, self.state)

    def _execute_SwitchStatement(self, node: Node) -> None:
        self.evaluate(node.discriminant)
        before, falling = self.state, None
        jump = self._enter(node, loop=False)
        has_default = False
        for case in node.cases:
            has_default = has_default or case.test is None
            self.state = join(before, falling)
            if case.test is not None and self.state is not None:
                self.evaluate(case.test)
            self.run_body(case.consequent)
            falling = self.state
        self.jumps.pop()
        self.state = join_all([falling, *jump.broken, None if has_default else before])

    # --- loops ------------------------------------------------------------------------------------------------------------

    def _loop(self, node: Node, test: Node | None, body: Callable[[], None], *, at_least_once: bool = False) -> None:
        """Run a loop until what is known at its head changes no more."""
        head = self.state
        left: State | None = None
        for _ in range(ROUNDS):
            self.state = head
            jump = self._enter(node, loop=True)
            leaves: list[State | None] = []
            if test is not None and not at_least_once:
                self._split(test, leaves)
            body()
            self.state = join_all([self.state, *jump.continued])
            if test is not None and at_least_once:
                self._split(test, leaves)
            self.jumps.pop()
            left = join_all([left, *leaves, *jump.broken])
            if test is None:
                left = join(left, head if node.type in {"ForOfStatement", "ForInStatement"} else None)
            again = join(head, self.state)
            if again == head:
                break
            head = again
        self.state = left

    def _split(self, test: Node, leaves: list[State | None]) -> None:
        """Run a loop's test: on with the body where it holds, out of the loop where it does not."""
        if self.state is None:
            return
        self.evaluate(test)
        before = self.state
        endless = test.type == "Literal" and bool(test.value)
        leaves.append(None if endless else self.branch(test, False))
        self.state = before
        self.branch(test, True)

    def _execute_WhileStatement(self, node: Node) -> None:
        self._loop(node, node.test, lambda: self.execute(node.body))

    def _execute_DoWhileStatement(self, node: Node) -> None:
        self._loop(node, node.test, lambda: self.execute(node.body), at_least_once=True)

    def _execute_ForStatement(self, node: Node) -> None:
        if node.init is not None:
            (self.execute if node.init.type == "VariableDeclaration" else self.evaluate)(node.init)

        def body() -> None:
            self.execute(node.body)
            self.state = join_all([self.state, *self.jumps[-1].continued])
            if node.update is not None and self.state is not None:
                self.evaluate(node.update)

        self._loop(node, node.test, body)

    def _for_each(self, node: Node) -> None:
        self.evaluate(node.right)
        target = node.left.declarations[0].id if node.left.type == "VariableDeclaration" else node.left

        def body() -> None:
            if getattr(node, "is_await", False):
                self._cross_iteration(node)
            self.bind(target, UNKNOWN) if node.left.type == "VariableDeclaration" else None
            self.execute(node.body)

        self._loop(node, None, body)

    _execute_ForOfStatement = _for_each
    _execute_ForInStatement = _for_each

    def _cross_iteration(self, node: Node) -> None:
        frame = self.frames[-1]
        if self.here.boundary is frame.entry.boundary:
            frame.suspended.append(self.here)
        self.state = self.here.after(Boundary(BoundaryKind.AWAIT, node))
        self.may_throw(surely=True)

    def _enter(self, node: Node, *, loop: bool) -> Jump:
        parent = node.parent
        label = parent.label.name if parent is not None and parent.type == "LabeledStatement" else None
        jump = Jump(label, loop=loop)
        self.jumps.append(jump)
        return jump

    def _execute_LabeledStatement(self, node: Node) -> None:
        if node.body.type in _LOOPS:
            self.execute(node.body)
            return
        jump = Jump(node.label.name, loop=False)
        self.jumps.append(jump)
        self.execute(node.body)
        self.jumps.pop()
        self.state = join_all([self.state, *jump.broken])

    def _execute_BreakStatement(self, node: Node) -> None:
        for jump in reversed(self.jumps):
            if (node.label is None) if jump.label is None else (node.label is None or node.label.name == jump.label):
                jump.broken.append(self.here)
                break
        self.state = None

    def _execute_ContinueStatement(self, node: Node) -> None:
        for jump in reversed(self.jumps):
            if jump.loop and (node.label is None or node.label.name == jump.label):
                jump.continued.append(self.here)
                break
        self.state = None

    # --- try --------------------------------------------------------------------------------------------------------------

    def _execute_TryStatement(self, node: Node) -> None:
        frame = self.frames[-1] if self.frames else Frame(node, self.here)
        first_return = len(self.returns[-1])
        if node.handler is not None:
            frame.catchers.append([self.here])
        self.execute(node.block)
        after = self.state
        if node.handler is not None:
            caught = join_all(frame.catchers.pop())
            self.state = caught
            if node.handler.param is not None:
                self.bind(node.handler.param, UNKNOWN)
            self.execute(node.handler.body)
            after = join(after, self.state)
        self.state = after
        if node.finalizer is not None:
            self._finally(node.finalizer, first_return)

    def _finally(self, finalizer: Node, first_return: int) -> None:
        """Run a `finally` block on the way on, and on the way of each return out of the `try`."""
        after = self.state
        leaving = self.returns[-1][first_return:]
        del self.returns[-1][first_return:]
        if after is not None:
            self.execute(finalizer)
            after = self.state
        for state, value, node in leaving:
            self.state = state
            self.execute(finalizer)
            if self.state is not None:
                self.returns[-1].append((self.state, value, node))
        self.state = after

    # --- functions --------------------------------------------------------------------------------------------------------

    def invoke(self, function: Function, arguments: Sequence[Value], call: Node) -> Value:
        """Run a function with known text to the fixed point of its own recursion, and return what it gives."""
        node = function.node
        for frame in self.frames:
            if frame.function is node:
                frame.again = join(frame.again, self.here)
                return Promise(UNKNOWN, rejects=False) if node.is_async else UNKNOWN
        if len(self.frames) > DEPTH:
            self.unclear(call, "deep-calls", f"calls nested deeper than {DEPTH} are not followed")
            return UNKNOWN
        if node.generator:
            self.unclear(call, "generator", "a generator is not followed")
            return UNKNOWN
        self.followed.add(node)
        entry = self.here
        value, resumed, called_again = self._run_function(node, arguments, entry)
        known = entry
        for _ in range(ROUNDS):
            again = join(known, called_again)
            if again is None or again == known:
                break
            known = again
            later, _, called_again = self._run_function(node, arguments, known)
            value = merge(value, later)
        self.state = resumed
        return value

    def _run_function(
        self, node: Node, arguments: Sequence[Value], entry: State
    ) -> tuple[Value, State | None, State | None]:
        """Run a function's body once; return its value, the state in which the caller goes on, and that of calls of itself."""
        frame = Frame(node, entry, absorbs=node.is_async)
        self.frames.append(frame)
        self.returns.append([])
        outer_jumps, self.jumps = self.jumps, []
        self.state = entry
        for index, parameter in enumerate(node.params):
            self.bind(parameter, arguments[index] if index < len(arguments) else UNKNOWN)
        if node.body.type == "BlockStatement":
            self.run_body(node.body.body)
            self._leave(Constant(...), node.body)
        else:
            self._leave(self.evaluate(node.body), node.body)
        self.jumps = outer_jumps
        returns = self.returns.pop()
        self.frames.pop()
        value, resumed = self._result(node, frame, returns)
        if not node.is_async:
            self._pass_on(frame)
        return value, resumed, frame.again

    def _result(
        self, node: Node, frame: Frame, returns: Sequence[tuple[State, Value, Node]]
    ) -> tuple[Value, State | None]:
        value: Value | None = None
        for _, returned, _ in returns:
            value = returned if value is None else merge(value, returned)
        value = value if value is not None else UNKNOWN
        states = [state for state, _, _ in returns]
        if not node.is_async:
            return value, join_all(states)
        synchronous = [state for state in states if state.boundary is frame.entry.boundary]
        thrown = [state for state, surely in frame.uncaught if surely and state.boundary is frame.entry.boundary]
        inner = value if isinstance(value, Promise) else Promise(value, rejects=False)
        promise = replace(inner, rejects=inner.rejects or bool(frame.uncaught))
        resumed = join_all([*frame.suspended, *synchronous, *thrown])
        if resumed is not None:
            started = frozenset().union(*(state.started for state in states), resumed.started)
            resumed = replace(resumed, started=started)
        return promise, resumed

    def _pass_on(self, frame: Frame) -> None:
        """Hand what a synchronous function may throw to its caller."""
        for state, surely in frame.uncaught:
            before, self.state = self.state, state
            self.may_throw(surely=surely)
            self.state = before


_LOOPS = frozenset({"ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement", "DoWhileStatement"})

__all__ = ["Statements"]
