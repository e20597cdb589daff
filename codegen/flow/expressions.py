"""Running expressions: values, reads, branches inside expressions, awaits."""

from __future__ import annotations

from abc import abstractmethod

from ..js.node import Node
from .boundaries import Boundary, BoundaryKind, Certainty
from .merging import derived, is_plain, merge, options_of, without_token
from .operations import Await
from .reads import Reads
from .reasons import Reason
from .settling import NOT_CUT, Cut, Promise, Response
from .state import State, join
from .values import NOTHING, UNKNOWN, Constant, Value


class Expressions(Reads):
    """Evaluation of every ESTree expression; what is not named below runs its children in order and gives `UNKNOWN`."""

    @abstractmethod
    def call(self, node: Node) -> Value:
        """Run a call or a `new` expression."""

    @abstractmethod
    def begin(self, node: Node) -> None:
        """Note that this run waits for something behind its synchronous part."""

    @abstractmethod
    def hand_over(self, value: Value, node: Node, name: str) -> None:
        """Note that code which is not known here gets a value."""

    # --- branches ---------------------------------------------------------------------------------------------------------

    def _side(self, test: Node, outcome: bool, expression: Node) -> tuple[Value, State | None]:
        """Run an expression on one side of a test; return its value and the state behind it."""
        if self.branch(test, outcome) is None:
            return NOTHING, None
        value = self.attempt(lambda: self.evaluate(expression))
        return value, self.state

    def _evaluate_LogicalExpression(self, node: Node) -> Value:
        left = self.evaluate(node.left)
        before = self.here
        if node.operator == "??":
            if before.asked:
                self.state = before.evolve(failed=before.failed | {node.left})
            right = self.attempt(lambda: self.evaluate(node.right))
            self.state = join(before, self.state)
            return merge(left, right)
        goes_on = node.operator == "&&"
        skipped = self.branch(node.left, not goes_on)
        self.state = before
        right, behind = self._side(node.left, goes_on, node.right)
        self.state = self._behind_choice(skipped, behind, before)
        return self._either((left if skipped is not None and not goes_on else NOTHING, right), left)

    def _evaluate_ConditionalExpression(self, node: Node) -> Value:
        test = self.evaluate(node.test)
        before = self.here
        first, after_first = self._side(node.test, True, node.consequent)
        self.state = before
        second, after_second = self._side(node.test, False, node.alternate)
        self.state = self._behind_choice(after_first, after_second, before)
        return self._either((first, second), test)

    @staticmethod
    def _either(values: tuple[Value, Value], test: Value) -> Value:
        """Return the value of a choice; a plain one also depends on what made the choice."""
        value = merge(*values)
        if is_plain(value) or value is NOTHING:
            return (
                derived((*values, without_token(test))) if test.origins else value if value is not NOTHING else UNKNOWN
            )
        return value

    def _behind_choice(self, first: State | None, second: State | None, before: State) -> State:
        """Return the state behind both sides of an expression: which side it was decides nothing any more."""
        state = join(first, second)
        if state is None:
            self.state = None
            raise self.never()
        undecided = first is not None and second is not None and state.boundary is before.boundary
        return state.evolve(branch=before.branch, trail=before.trail if undecided else state.trail)

    def _evaluate_SequenceExpression(self, node: Node) -> Value:
        value: Value = UNKNOWN
        for expression in node.expressions:
            value = self.evaluate(expression)
        return value

    def _evaluate_UnaryExpression(self, node: Node) -> Value:
        value = self.evaluate(node.argument)
        if node.operator == "void":
            return value if isinstance(value, Promise) else Constant(...)
        return without_token(value)

    def _evaluate_BinaryExpression(self, node: Node) -> Value:
        value = derived((self.evaluate(node.left), self.evaluate(node.right)))
        return value if node.operator == "+" else without_token(value)

    # --- calls and boundaries ---------------------------------------------------------------------------------------------

    def _evaluate_CallExpression(self, node: Node) -> Value:
        return self.call(node)

    def _evaluate_NewExpression(self, node: Node) -> Value:
        return self.call(node)

    def _evaluate_TaggedTemplateExpression(self, node: Node) -> Value:
        self.evaluate(node.tag)
        for expression in node.quasi.expressions:
            self.hand_over(self.evaluate(expression), node, "a template tag")
        return UNKNOWN

    def _evaluate_AwaitExpression(self, node: Node) -> Value:
        value = self.evaluate(node.argument)
        promise = self.promise_of(value)
        rejects = promise.rejects if promise is not None else is_plain(value) and not isinstance(value, Constant)
        self.record(Await(node, self.here, self.effect, rejects))
        self.begin(node)
        self.suspend()
        boundary = Boundary(BoundaryKind.AWAIT, node)
        before = self.here
        if promise is None:
            self.state = before.after(boundary)
            if rejects:
                self.may_throw()
                self._refuse(NOT_CUT)
            return value if not is_plain(value) else derived((value,))
        if promise.rejected is not None:
            self.state = before.has_also(promise.rejected, promise.begun).after(boundary)
            self.may_throw(Certainty.YES if promise.expected else Certainty.NO)
            self._refuse(promise.refused)
        if promise.fulfilled is None:
            self.state = before
            raise self.never()
        self.state = self.crossed(before, promise.fulfilled, promise, boundary)
        self.may_stop()
        return promise.resolves

    def _refuse(self, cut: Cut) -> None:
        """Note for the innermost `catch` how surely an abort would have made the failure an AbortError."""
        if self.frame.refusals:
            self.frame.refusals[-1].append(cut)

    def suspend(self) -> None:
        """Note the state in which the caller of an async function goes on; only that matters when just the prefix is run."""
        frame, state = self.frame, self.here
        if state.hopped is Certainty.NO:
            frame.suspended.append(state)
        elif state.hopped is Certainty.UNSURE:
            frame.mixed = True
        if frame.prefix_only:
            raise self.never()

    def crossed(self, before: State, settled: State, promise: Promise, boundary: Boundary) -> State:
        """Return the state behind a boundary that a promise's settling crosses."""
        state = before.has_also(settled, promise.begun)
        if promise.cut == NOT_CUT:
            return state.after(boundary)
        return state.after(boundary, promise.cut, Reason.SEVERAL_INSTANCES)

    def promise_of(self, value: Value) -> Promise | None:
        """Return the promise that a value is, or may be."""
        for option in options_of(value):
            if isinstance(option, Promise):
                return option
            if isinstance(option, Response):
                return Promise(option, self.here, self.here, self.here, option.cut, option.cut)
        return None

    def _evaluate_ImportExpression(self, node: Node) -> Value:
        self.evaluate(node.source)
        return Promise(UNKNOWN, self.here, self.here, self.here)

    def _evaluate_YieldExpression(self, node: Node) -> Value:
        if node.argument is not None:
            self.evaluate(node.argument)
        self.state = self.here.after(Boundary(BoundaryKind.CALLBACK, node), UNSURE_CUT, Reason.GENERATOR)
        return UNKNOWN


UNSURE_CUT = Cut(Certainty.UNSURE, Certainty.UNSURE)
"""Of code that somebody else calls: whether that can be after the cleanup is not known."""
