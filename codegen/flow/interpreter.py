"""The abstract run of a whole component: render, then each effect, then its cleanup; twice, so that guards can be judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..js.node import Node
from ..js.program import Program
from ..js.walk import walk
from .hooks import Hooks
from .knowledge import Knowledge
from .machine import EffectCall, Frame
from .operations import EarlyReturn, Operation, RefWrite
from .roles import Roles
from .state import Phase, State
from .values import UNKNOWN, Constant, Function, RefCell, Subscription, Value


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What the abstract run of one component has shown."""

    function: Node
    effects: tuple[EffectCall, ...]
    refs: tuple[RefCell, ...]
    operations: tuple[Operation, ...]
    knowledge: Knowledge


class Interpreter(Hooks):
    """One component's run."""

    def run(self, function: Node) -> None:
        """Render the component once and run every effect that it registers."""
        self.state = State(Phase.RENDER)
        self.invoke(Function(function), (), function)
        for effect in list(self.effects):
            if effect.callback is not None:
                self._run_effect(effect, effect.callback)
        self._event_handlers(function)

    def _run_effect(self, effect: EffectCall, callback: Function) -> None:
        self.effect = effect.call
        self.state = State(Phase.EFFECT)
        self.followed.add(callback.node)
        if callback.node.is_async or callback.node.generator:
            self.invoke(callback, (), effect.call)
            self.effect = None
            return
        cleanups: list[Function] = []
        for state, value, node in self._exits(callback.node):
            cleanup = value if isinstance(value, Function) else None
            opaque = cleanup is None and not isinstance(value, Subscription) and _is_opaque(value, node)
            at_end = node is callback.node.body
            self.record(EarlyReturn(node, state, effect.call, at_end, cleanup, opaque))
            if cleanup is not None and cleanup.node not in [known.node for known in cleanups]:
                cleanups.append(cleanup)
        for cleanup in cleanups:
            self.state = State(Phase.CLEANUP)
            self.invoke(cleanup, (), effect.call)
        self.effect = None

    def _exits(self, function: Node) -> Sequence[tuple[State, Value, Node]]:
        """Run an effect's function and return each of its ends with its state and what it returns."""
        self.frames.append(Frame(function, self.here))
        self.returns.append([])
        self.jumps = []
        if function.body.type == "BlockStatement":
            self.run_body(function.body.body)
            end: Value = UNKNOWN
        else:
            end = self.evaluate(function.body)
        exits = self.returns.pop()
        if self.state is not None:
            exits.append((self.state, end, function.body))
        self.frames.pop()
        return exits

    def _event_handlers(self, component: Node) -> None:
        """Record the writes of refs in functions that nothing here calls: event handlers, and what is handed to strangers."""
        seen = {operation.node for operation in self.operations}
        for node in walk(component):
            target = _written(node)
            if target is None or node in seen:
                continue
            place = self.place(target)
            ref = self.ref_at(place) if place is not None else None
            if ref is not None:
                state = replace(State(Phase.RENDER), doubt="event-handler")
                self.record(RefWrite(node, state, None, ref, None, None))


def _written(node: Node) -> Node | None:
    if node.type == "AssignmentExpression":
        left: Node = node.left
        return left
    if node.type == "UpdateExpression":
        argument: Node = node.argument
        return argument
    return None


def _is_opaque(value: Value, node: Node) -> bool:
    """Whether a returned value may be a cleanup that is not known here."""
    if isinstance(value, Constant):
        return False
    return node.type == "ReturnStatement" and node.argument is not None


def run_component(program: Program, function: Node, roles: Roles) -> Run:
    """Run a component: once to learn what its effects do together, once more to judge its guards by that."""
    first = Interpreter(program, roles, Knowledge())
    first.run(function)
    second = Interpreter(program, roles, Knowledge(first.operations, first.ref_controllers))
    for ref in first.refs:
        second.refs.append(RefCell(ref.node, ref.name, ref.initial, ref.contents))
    second.run(function)
    knowledge = Knowledge(second.operations, second.ref_controllers)
    return Run(function, tuple(second.effects), tuple(second.refs), tuple(second.operations), knowledge)
