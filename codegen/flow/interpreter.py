"""The abstract run of a whole component: render, then each effect, then its cleanup; again, so that guards can be judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..js.node import Node
from ..js.parse_depth import on_deep_stack
from ..js.program import Program
from ..js.scope import Variable
from ..js.walk import FUNCTION_TYPES, walk
from ..records import record
from .boundaries import Certainty, Phase
from .facts import strip
from .hooks import Hooks
from .knowledge import Knowledge, Lessons
from .machine import Frame
from .merging import is_plain, options_of, without_promises
from .operations import Dispatch, EarlyReturn, EffectCall, Operation, Unclear
from .reasons import Reason
from .roles import Roles
from .state import State
from .values import NOTHING, UNKNOWN, Constant, Function, Members, Reactive, RefCell, Subscription, Value
from .wording import init_of, known_as, named

RUNS = 6
"""Runs of one component that it gets to learn all that matters; two are enough unless functions are kept in variables."""


@record(eq=False)
class Run:
    """What the abstract run of one component has shown."""

    function: Node
    effects: tuple[EffectCall, ...]
    refs: tuple[RefCell, ...]
    operations: tuple[Operation, ...]
    knowledge: Knowledge
    values: Mapping[Variable, Value]


class Interpreter(Hooks):
    """One component's run."""

    def run(self, function: Node) -> None:
        """Render the component once and run every effect that it registers."""
        self.state = State(Phase.RENDER)
        props = [Reactive("props", parameter) for parameter in function.params]
        given = self.attempt(lambda: self.invoke(Function(function), props, function))
        if self.state is not None:
            self.show(given, function)
        for effect in self.effects:
            if effect.callback is not None:
                self._run_effect(effect, effect.callback)
        self._run_handlers(function)

    # --- effects ----------------------------------------------------------------------------------------------------------

    def _run_effect(self, effect: EffectCall, callback: Function) -> None:
        self.effect = effect
        self.memories.clear()
        self.values.update({**self.of_all_calls, **effect.bound})
        self.followed.add(callback.node)
        node = callback.node
        self.state = State(Phase.EFFECT)
        if node.is_async or node.generator:
            value = self.attempt(lambda: self.invoke(callback, (), effect.call))
            if self.state is not None:
                self.drop(value, node, effect.hook)
            self.effect = None
            return
        cleanups: dict[Node, Function] = {}
        for state, value, at in self._exits(effect, node):
            leave = self._leave(effect, state, value, at)
            cleanups |= {cleanup.node: cleanup for cleanup in leave.cleanups}
        for cleanup in cleanups.values():
            self._run_cleanup(cleanup, effect)
        self.effect = None

    def _exits(self, effect: EffectCall, node: Node) -> list[tuple[State, Value, Node]]:
        """Run an effect's function and return each of its ends with its state and what it returns."""
        frame = Frame(node, self.here, (*effect.path, effect.call), is_effect=True)
        self._run_body(node, (), frame)
        return frame.returns

    def _leave(self, effect: EffectCall, state: State, value: Value, node: Node) -> EarlyReturn:
        """Record an end of the effect's synchronous part, with the cleanup that it returns."""
        options = options_of(value)
        cleanups = tuple(option for option in options if isinstance(option, Function))
        ends = frozenset(option for option in options if isinstance(option, Subscription))
        nothing = [option for option in options if isinstance(option, Constant) or option is NOTHING]
        opaque = bool(len(options) - len(cleanups) - len(ends) - len(nothing)) and node.type != "BlockStatement"
        certain = bool(cleanups or ends) and len(cleanups) + len(ends) == len(options)
        returned = node.argument if node.type == "ReturnStatement" else node
        certain = certain and not (returned is not None and self._is_perhaps_none(returned))
        at_end = node is effect.callback.node.body if effect.callback is not None else False
        leave = EarlyReturn(node, state, effect, at_end, cleanups, certain, opaque, ends)
        self.record(leave)
        return leave

    def _is_perhaps_none(self, node: Node) -> bool:
        """Whether an expression that gives a function gives nothing on one of its ways: `id ? stop : undefined`, `id && stop`."""
        node = strip(node)
        if node.type == "ConditionalExpression":
            return self._is_perhaps_none(node.consequent) or self._is_perhaps_none(node.alternate)
        if node.type == "LogicalExpression":
            return node.operator == "&&" or self._is_perhaps_none(node.right)
        if node.type == "Identifier":
            variable = self.scopes.resolve(node)
            init = init_of(variable) if variable is not None else None
            return node.name == "undefined" or (init is not None and self._is_perhaps_none(init))
        return node.type == "Literal" or (node.type == "UnaryExpression" and node.operator == "void")

    def _run_cleanup(self, cleanup: Function, effect: EffectCall) -> None:
        """Run a cleanup and keep what it does on every way."""
        self.state = State(Phase.CLEANUP).evolve(freshness=Certainty.NO)
        value = self.attempt(lambda: self.invoke(cleanup, (), effect.call))
        if self.state is not None:
            self.drop(value, cleanup.node, "React")
            self.cleanups[effect, cleanup.node] = self.state.done

    # --- everything else --------------------------------------------------------------------------------------------------

    def _run_handlers(self, component: Node) -> None:
        """Run the functions that others call at any time, and those that nothing here calls: event handlers, mostly."""
        self.values.update(self.of_all_calls)
        ran: set[Node] = set()
        outside = [node for node in self.followed if not component.start <= node.start < component.end]
        for root in (component, *sorted(outside, key=lambda node: node.start)):
            self._run_known(ran)
            for node in self.once(_functions_in, root):
                if node not in self.followed:
                    before = len(self.operations)
                    self._run_on_event(Function(node))
                    self._note_unseen_caller(node, before)
                    self._run_known(ran)

    def _note_unseen_caller(self, function: Node, before: int) -> None:
        """Note that a function of an effect dispatches and nothing that is followed calls it: who does, and when, is not known."""
        dispatches = (item for item in self.operations[before:] if isinstance(item, Dispatch) and not item.local)
        effect = self._effect_of(function) if any(True for _ in dispatches) else None
        if effect is not None and not self._is_never_read(function):
            message = "who calls this function, which dispatches, and when, is not followed"
            self.record(Unclear(function, State(Phase.HANDLER), effect, Reason.ESCAPED_SINK, message))

    def _is_never_read(self, function: Node) -> bool:
        """Whether a function has a name that nothing reads, so that nobody calls it at all."""
        name = named(function)
        variable = self.scopes.resolve(name) if name is not None else None
        return variable is not None and not any(reference.is_read for reference in variable.references)

    def _effect_of(self, function: Node) -> EffectCall | None:
        """Return an effect in whose text a function, or the name of one, stands."""
        name = known_as(function)
        for effect in self.effects:
            home = effect.callback.node if effect.callback is not None else None
            if home is not None and (home.start < function.start < home.end or _names(home, name)):
                return effect
        return None

    def _run_known(self, ran: set[Node]) -> None:
        """Run the handlers that others have been given, and those that they are given meanwhile."""
        while len(ran) < len(self.handlers):
            for handler in list(self.handlers):
                if handler.node not in ran:
                    ran.add(handler.node)
                    seen, before = handler.node in self.followed, len(self.operations)
                    self._run_on_event(handler)
                    if not seen:
                        self._note_unseen_caller(handler.node, before)

    def _run_on_event(self, handler: Function) -> None:
        self.memories.clear()
        self.followed.add(handler.node)
        self.state = State(Phase.HANDLER).evolve(freshness=Certainty.NO, presence=Certainty.NO)
        given = [UNKNOWN for _ in handler.node.params]
        value = self.attempt(lambda: self.invoke(handler, given, handler.node))
        if self.state is not None and not is_plain(value):
            self.show(value, handler.node)

    def module_value(self, init: Node) -> Value:
        """Return the value of a constant of the module, as far as it is a literal, an object, or a container."""
        if init.type not in {"ObjectExpression", "ArrayExpression", "NewExpression", "Literal", "TemplateLiteral"}:
            return UNKNOWN
        state, effect, frames, active = self.state, self.effect, self.frames, self.active
        self.state, self.effect, self.frames, self.active = State(Phase.HANDLER), None, self.frames[:1], {}
        self.muted += 1
        value = self.attempt(lambda: self.evaluate(init))
        self.muted -= 1
        self.state, self.effect, self.frames, self.active = state, effect, frames, active
        return value

    def lessons(self) -> Lessons:
        """Return what this run leaves to the next one."""
        changing = {name: without_promises(value) for name, value in self.changing.items()}
        return Lessons(changing, dict(self.escapes), dict(self.kept), dict(self.cleanups))


def run_component(program: Program, function: Node, roles: Roles) -> Run:
    """Run a component: once to learn what its effects do together, then to judge its guards by that, until nothing new is learnt."""
    try:
        return on_deep_stack(lambda: _run_until_settled(program, function, roles))
    except RecursionError:
        why = Unclear(
            function, State(Phase.RENDER), None, Reason.DEEP_CALLS, "this is nested too deeply to be followed"
        )
        return Run(function, (), (), (why,), Knowledge(), {})


def _run_until_settled(program: Program, function: Node, roles: Roles) -> Run:
    things: dict[Any, Any] = {}
    knowledge = Knowledge()
    for _ in range(RUNS):
        for thing in things.values():
            _forget_promises(thing)
        run = Interpreter(program, roles, knowledge, things)
        run.run(function)
        learnt = Knowledge(run.operations, run.lessons())
        settled, knowledge = not run.learnt and learnt.says_the_same_as(knowledge), learnt
        if settled:
            break
    else:
        run.state = State(Phase.RENDER)
        run.unclear(function, Reason.NO_FIXED_POINT, "what this component does could not be worked out")
    return Run(
        function, tuple(run.effects), tuple(run.refs), tuple(run.operations), knowledge, {**run.values, **run.changing}
    )


def _names(function: Node, name: str) -> bool:
    return bool(name) and any(node.type == "Identifier" and node.name == name for node in walk(function))


def _functions_in(root: Node) -> list[Node]:
    return [node for node in walk(root) if node.type in FUNCTION_TYPES]


def _forget_promises(thing: object) -> None:
    """Take the promises of an earlier run out of a thing: that run did not know yet what the cleanup cuts off."""
    if isinstance(thing, RefCell):
        thing.content = without_promises(thing.content)
    elif isinstance(thing, Members):
        thing.rest = without_promises(thing.rest)
        for name, value in thing.members.items():
            thing.members[name] = without_promises(value)
