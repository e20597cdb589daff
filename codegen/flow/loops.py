"""Running loops to a fixed point, and `try` with all ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from ..js.node import Node
from .boundaries import Boundary, BoundaryKind, Certainty, Phase
from .facts import strip
from .machine import NeverError, Throws
from .merging import any_member, merge_all, options_of
from .reasons import Reason
from .settling import Cut, Failure
from .state import NONE, State, join, join_all
from .statements import Statements
from .values import UNKNOWN, Members, Value

ROUNDS = 16
"""Rounds that a loop or a recursion gets to reach its fixed point; the lattice of states is finite and low."""


class Loops(Statements):
    """Execution of loops and `try` statements."""

    # --- loops ------------------------------------------------------------------------------------------------------------

    def _loop(self, node: Node, test: Node | None, body: Callable[[], None], *, at_least_once: bool = False) -> None:
        """Run a loop until what is known at its head changes no more."""
        head = self.state
        left: State | None = None
        each = node.type in {"ForOfStatement", "ForInStatement"}
        for _ in range(ROUNDS):
            self.state = head
            jump = self.enter(node, loop=True)
            leaves: list[State | None] = []
            if test is not None and not at_least_once:
                self._split(test, leaves)
            body()
            self.state = join_all([self.state, *jump.continued])
            if test is not None and at_least_once:
                self._split(test, leaves)
            self.frame.jumps.pop()
            left = join_all([left, *leaves, *jump.broken, head if each else None])
            again = join(head, self.state)
            if again == head:
                self.state = self._left(left, each)
                return
            head = again
        self.state = left
        self.give_up(node, "what this loop does could not be worked out")

    def _left(self, left: State | None, each: bool) -> State | None:
        """Return the state behind a loop; a cleanup that goes through a container does what it does to all that is in it."""
        if each and left is not None and self.state is not None and left.phase is Phase.CLEANUP:
            return left.evolve(done=left.done | self.state.done)
        return left

    def give_up(self, node: Node, message: str) -> None:
        """Go on where no fixed point was reached: nothing is sure."""
        if self.state is None:
            return
        self.unclear(node, Reason.NO_FIXED_POINT, message)
        self.state = self.state.unsettled().evolve(
            freshness=min(self.state.freshness, Certainty.UNSURE),
            presence=min(self.state.presence, Certainty.UNSURE),
            doubt=self.state.doubt or Reason.NO_FIXED_POINT,
        )

    def _split(self, test: Node, leaves: list[State | None]) -> None:
        """Run a loop's test: on with the body where it holds, out of the loop where it does not."""
        if self.state is None:
            return
        try:
            self.evaluate(test)
        except NeverError:
            self.state = None
            return
        before = self.state
        leaves.append(self.branch(test, False))
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
            jump = self.frame.jumps[-1]
            self.state = join_all([self.state, *jump.continued])
            jump.continued.clear()
            if node.update is not None and self.state is not None:
                self.attempt(lambda: self.evaluate(node.update))

        self._loop(node, node.test, body)

    def _for_each(self, node: Node) -> None:
        item = merge_all(_items(option) for option in options_of(self.evaluate(node.right)))
        target = node.left.declarations[0].id if node.left.type == "VariableDeclaration" else node.left

        def body() -> None:
            if getattr(node, "is_await", False):
                self._cross_iteration(node)
            elif self.state is not None:
                self.state = self.state.evolve(unbounded=NONE)
            if self.state is None:
                return
            if node.left.type == "VariableDeclaration":
                self.attempt(lambda: self._bind_item(target, item))
            else:
                self.attempt(lambda: self._assign_item(target, item))
            self.execute(node.body)

        self._loop(node, None, body)

    _execute_ForOfStatement = _for_each
    _execute_ForInStatement = _for_each

    def _bind_item(self, target: Node, item: Value) -> Value:
        self.bind(target, item)
        return UNKNOWN

    def _assign_item(self, target: Node, item: Value) -> Value:
        self.assign(strip(target), UNKNOWN, item, None, target)
        return UNKNOWN

    def _cross_iteration(self, node: Node) -> None:
        try:
            self.suspend()
        except NeverError:
            self.state = None
            return
        self.state = self.here.after(Boundary(BoundaryKind.AWAIT, node))
        self.may_throw(Certainty.YES)

    # --- try --------------------------------------------------------------------------------------------------------------

    def _execute_TryStatement(self, node: Node) -> None:
        frame = self.frame
        first_return = len(frame.returns)
        thrown, frame.uncaught = frame.uncaught, Throws()
        jumps = [(jump, len(jump.broken), len(jump.continued)) for jump in frame.jumps]
        if node.handler is not None:
            frame.catchers.append([self.here])
            frame.refusals.append([])
        self.execute(node.block)
        after = self.state
        if node.handler is not None:
            cut = reduce(Cut.either, frame.refusals.pop(), Cut(*[Certainty.YES] * 2))
            self._catch(node.handler, join_all(frame.catchers.pop()), cut)
            after = join(after, self.state)
        within, frame.uncaught = frame.uncaught, thrown
        if node.finalizer is None:
            for state, surely in within:
                thrown.add(state, surely)
            self.state = after
            return
        for index in range(first_return, len(frame.returns)):
            state, value, at = frame.returns[index]
            frame.returns[index] = (self._through(node.finalizer, state) or state, value, at)
        for state, surely in within:
            thrown.add(self._through(node.finalizer, state) or state, surely)
        for jump, broken, continued in jumps:
            jump.broken[broken:] = [self._through(node.finalizer, state) or state for state in jump.broken[broken:]]
            jump.continued[continued:] = [
                self._through(node.finalizer, state) or state for state in jump.continued[continued:]
            ]
        self.state = self._through(node.finalizer, after)

    def _catch(self, handler: Node, caught: State | None, cut: Cut) -> None:
        if caught is None:
            self.state = None
            return
        self.state = caught.evolve(caught=True)
        if handler.param is not None:
            failure = self.make(Failure, handler)
            failure.cut = cut
            self.attempt(lambda: self._bind_item(handler.param, failure))
        self._handle_end(handler.body)

    def _through(self, finalizer: Node, state: State | None) -> State | None:
        """Run a `finally` block from a state, and return the state behind it."""
        self.state = state
        self._handle_end(finalizer)
        return self.state

    def _handle_end(self, block: Node) -> None:
        frame = self.frame
        before, frame.handling = frame.handling, True
        self.execute(block)
        frame.handling = before


def _items(value: Value) -> Value:
    return any_member(value) if isinstance(value, Members) else value if value.origins else UNKNOWN
